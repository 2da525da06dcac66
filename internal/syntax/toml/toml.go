// Package toml reads TOML through the parser of go-toml, which keeps positions
// of keys and scalars. Tables, array tables and dotted keys are merged into
// nested objects, and reading goes on behind a broken line.
package toml

import (
	"bytes"
	"errors"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// maxFaults is how often reading is taken up again behind a broken line. Each
// time the library may read to the end of the file.
const maxFaults = 64

// Parse reads the part of f that lies within. It never fails: the tree has one
// root, an Object with what could be read, and a problem at the first fault.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Crowded(f, within, ",[{\n.\\"); unread != nil {
		return unread
	}
	root := &syntax.Node{Kind: syntax.Object, Span: within}
	p := &parser{
		tree:  &syntax.Tree{File: f, Roots: []*syntax.Node{root}},
		src:   f.Content[:within.End],
		index: map[*syntax.Node]map[string]*syntax.Node{},
		root:  root,
		table: root,
	}
	text, conflict := syntax.BlankConflicts(f.Content[within.Start:within.End])
	if !conflict.Empty() {
		p.src = append(append(make([]byte, 0, within.End), f.Content[:within.Start]...), text...)
		p.fault(source.Span{Start: within.Start + conflict.Start, End: within.Start + conflict.End}, syntax.Conflict)
	}
	p.at = syntax.SkipBOM(f.Content, within).Start
	for faults := 0; faults < maxFaults && p.at < within.End && !p.run(); faults++ {
	}
	enclose(root)
	p.tree.Comments = syntax.HashComments(p.src, within, p.taken, false)
	return p.tree
}

// parser turns the expressions of the library into one tree.
type parser struct {
	tree *syntax.Tree
	lib  unstable.Parser
	src  []byte // ends where the part to read ends
	base int    // offset in src of what lib reads
	at   int    // what lies before is read
	root *syntax.Node
	// table gets the key-value pairs; depth is its level.
	table *syntax.Node
	depth int
	// index finds the last container of a name, for files of many tables.
	index map[*syntax.Node]map[string]*syntax.Node
	taken []source.Span // keys and scalars, which may hold "#"
}

// fault reports the first thing that is wrong.
func (p *parser) fault(s source.Span, message string) {
	if f := p.tree.File; len(p.tree.Problems) == 0 {
		p.tree.Problems = []source.Problem{{Path: f.Path, File: f, Span: s, Message: message}}
	}
}

// run reads up to the end, or to the next fault and behind its line.
func (p *parser) run() bool {
	p.base = p.at
	p.lib.Reset(p.src[p.base:])
	for p.lib.NextExpression() {
		p.expression(p.lib.Expression())
	}
	err := p.lib.Error()
	if err == nil {
		return true
	}
	start := p.seek("", p.at)
	at := start
	var broken *unstable.ParserError
	if errors.As(err, &broken) && len(broken.Highlight) > 0 {
		at = p.base + int(p.lib.Range(broken.Highlight).Offset)
	}
	p.fault(source.Span{Start: at, End: min(at+1, len(p.src))}, "this is not valid toml")
	p.at = len(p.src)
	if n := bytes.IndexByte(p.src[start:], '\n'); n >= 0 {
		p.at = start + n + 1
	}
	return false
}

// expression takes in one key-value pair or table header.
func (p *parser) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.KeyValue:
		p.pair(n, p.table, p.depth)
	case unstable.Table, unstable.ArrayTable:
		p.header(n)
	}
}

// span is the place of what the library read as r.
func (p *parser) span(r unstable.Range) source.Span {
	start := p.base + int(r.Offset)
	return source.Span{Start: start, End: start + int(r.Length)}
}

// seek finds the first of the bytes at or behind an offset, outside comments;
// of no bytes, the first that is neither blank nor comment.
func (p *parser) seek(bytesOf string, at int) int {
	for at < len(p.src) {
		c := p.src[at]
		blank := c == ' ' || c == '\t' || c == '\r' || c == '\n'
		switch {
		case c == '#':
			n := bytes.IndexByte(p.src[at:], '\n')
			if n < 0 {
				return len(p.src)
			}
			at += n
			continue
		case bytesOf == "" && !blank, bytes.IndexByte([]byte(bytesOf), c) >= 0:
			return at
		}
		at++
	}
	return at
}
