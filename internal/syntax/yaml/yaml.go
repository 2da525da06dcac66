// Package yaml reads YAML through go.yaml.in/yaml/v4.
//
// Of the two libraries that keep positions, goccy/go-yaml was left aside: its
// offsets and columns go astray behind CRLF line ends, behind a blank at the
// end of a line, and behind strings of several lines, it forgets the raw form
// of escapes, and it rejects escaped line ends, which are sound YAML. The lines
// and columns of yaml/v4 held in all of these. It tells only where a node
// starts, so this package finds the end itself, by laying the decoded text
// along the raw bytes.
//
// Aliases are not expanded: what an anchor holds is reported once, where it
// stands, and alias bombs are harmless.
package yaml

import (
	"bytes"
	"errors"
	"io"

	yaml "go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Parse reads the part of f that lies within. It never fails: the tree holds
// what could be read and a problem at the first fault.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := refused(f, within); unread != nil {
		return unread
	}
	return (&parser{tree: &syntax.Tree{File: f}, within: syntax.SkipBOM(f.Content, within)}).parse()
}

// ParseFrontMatter reads the head of a Markdown file as the agents do that own
// it. People write prose there, and agents write it for them: a value that is
// no YAML ("description: Use when: ...", "globs: **/*.go") is a text and no
// problem.
func ParseFrontMatter(f *source.File, within source.Span) *syntax.Tree {
	if unread := refused(f, within); unread != nil {
		return unread
	}
	return (&parser{tree: &syntax.Tree{File: f}, within: within, prose: true}).parse()
}

// maxText is the longest text that the library gets: it takes ten times as much
// memory, for what a comment says too.
const maxText = 16 << 20

// refused returns the tree of a text that would take too much memory, or nil.
func refused(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Crowded(f, within, ",[{\n-:\\'"); unread != nil {
		return unread
	}
	return syntax.Long(f, within, maxText)
}

func (p *parser) parse() *syntax.Tree {
	p.mask()
	p.indexLines()
	docs := p.read()
	c := &converter{parser: p}
	for _, doc := range docs {
		for _, n := range doc.Content {
			if root := c.node(n, 0); root != nil {
				p.tree.Roots = append(p.tree.Roots, root)
			}
		}
	}
	for _, s := range syntax.HashComments(p.src, p.within, c.taken, true) {
		if p.tree.File.Content[s.Start] == '#' { // not a masked template
			p.tree.Comments = append(p.tree.Comments, s)
		}
	}
	return p.tree
}

// parser holds a copy of the text that is fit for the library. Whatever it
// changes keeps its length, so that offsets hold.
type parser struct {
	tree   *syntax.Tree
	within source.Span
	src    []byte
	masked bool  // src differs from the file
	prose  bool  // a value that is no YAML is a text
	lines  []int // offset of the first byte of each line of the part to read
}

// fault reports the first thing that is wrong.
func (p *parser) fault(s source.Span, message string) {
	if f := p.tree.File; len(p.tree.Problems) == 0 {
		p.tree.Problems = []source.Problem{{Path: f.Path, File: f, Span: s, Message: message}}
	}
}

// load lets the library read up to an offset. It returns the documents before
// the first fault too.
func (p *parser) load(end int) (docs []*yaml.Node, err error) {
	defer func() {
		if recover() != nil { // a fault of the library must not end the run
			err = errors.New("the library gave up")
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(p.src[p.within.Start:end]))
	for {
		doc := new(yaml.Node)
		if err := decoder.Decode(doc); err == io.EOF {
			return docs, nil
		} else if err != nil {
			return docs, err
		}
		docs = append(docs, doc)
	}
}

// indexLines finds the line starts as the library counts them.
func (p *parser) indexLines() {
	p.lines = []int{p.within.Start}
	for i := p.within.Start; i < p.within.End; i++ {
		crlf := p.src[i] == '\r' && i+1 < p.within.End && p.src[i+1] == '\n'
		if c := p.src[i]; (c == '\n' || c == '\r') && !crlf {
			p.lines = append(p.lines, i+1)
		}
	}
}

// line is the span of a line, counted from 1, without its line end.
func (p *parser) line(n int) source.Span {
	if n < 1 || n > len(p.lines) {
		return source.Span{Start: p.within.End, End: p.within.End}
	}
	start, end := p.lines[n-1], p.within.End
	if n < len(p.lines) {
		end = p.lines[n]
	}
	return source.Span{Start: start, End: start + len(bytes.TrimRight(p.src[start:end], "\r\n"))}
}
