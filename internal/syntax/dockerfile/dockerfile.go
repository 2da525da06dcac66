// Package dockerfile reads Dockerfiles as positioned trees. The root is an
// object with one member for each instruction, in file order: ENV and ARG hold
// objects from name to value, instructions in exec form arrays, all others text.
// LABEL is left out, because labels describe the image and configure nothing.
//
// BuildKit's own parser decides what an instruction is and where it ends. It
// knows lines only, so the words that it gives are found again in the raw bytes.
package dockerfile

import (
	"bytes"
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/jsonc"
)

// unreadable is the one thing that is said about a fault, because the parser's
// own words quote the file.
const unreadable = "this is not an instruction that a Dockerfile can hold, so the file was searched as plain text only"

// Parse reads the part of f that lies within. A text without FROM is none, and
// gives nil: names like Dockerfile.go are given to other things as well.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	within = syntax.SkipBOM(f.Content, within)
	r := &reader{file: f, within: within, tree: &syntax.Tree{File: f}}
	r.indexLines()
	if !r.hasFrom() {
		return nil
	}
	result, err := parser.Parse(bytes.NewReader(f.Text(within)))
	if err != nil {
		r.fault(err)
		return r.tree
	}
	r.escape = byte(result.EscapeToken)
	root := &syntax.Node{Kind: syntax.Object, Span: within}
	for _, n := range result.AST.Children {
		root.Members = append(root.Members, r.instruction(n)...)
		r.comments(r.next, n.StartLine-1)
		r.next = n.EndLine
		if len(n.Heredocs) == 0 {
			r.comments(n.StartLine-1, n.EndLine)
		}
	}
	r.comments(r.next, len(r.lines))
	r.tree.Roots = []*syntax.Node{root}
	return r.tree
}

type reader struct {
	file   *source.File
	within source.Span
	tree   *syntax.Tree
	lines  []source.Span // without line ends; the parser splits at LF only
	escape byte
	next   int // the first line that has not been read
}

func (r *reader) indexLines() {
	for at := r.within.Start; at < r.within.End; {
		end := r.within.End
		if n := bytes.IndexByte(r.file.Content[at:end], '\n'); n >= 0 {
			end = at + n
		}
		r.lines = append(r.lines, source.Span{Start: at, End: end})
		at = end + 1
	}
}

func (r *reader) hasFrom() bool {
	for _, line := range r.lines {
		if word, _, _ := bytes.Cut(bytes.TrimSpace(r.file.Text(line)), []byte(" ")); strings.EqualFold(string(word), "FROM") {
			return true
		}
	}
	return false
}

func (r *reader) fault(err error) {
	at := source.Span{Start: r.within.Start, End: r.within.Start}
	var located *parser.LocationError
	if errors.As(err, &located) && len(located.Locations) > 0 && len(located.Locations[0]) > 0 {
		if line := located.Locations[0][0].Start.Line; line > 0 && line <= len(r.lines) {
			at = r.lines[line-1]
		}
	}
	r.tree.Problems = []source.Problem{{Path: r.file.Path, File: r.file, Span: at, Message: unreadable}}
}

// comments keeps the comments of lines [from, to), counted from 0.
func (r *reader) comments(from, to int) {
	for i := max(from, 0); i < min(to, len(r.lines)); i++ {
		line := r.trim(r.lines[i])
		if !line.Empty() && r.file.Content[line.Start] == '#' {
			r.tree.Comments = append(r.tree.Comments, line)
		}
	}
}

// instruction reads one instruction as a member.
func (r *reader) instruction(n *parser.Node) []syntax.Member {
	if n.StartLine < 1 || n.EndLine > len(r.lines) || n.EndLine < n.StartLine {
		return nil
	}
	all := r.trim(source.Span{Start: r.lines[n.StartLine-1].Start, End: r.lines[n.EndLine-1].End})
	word := source.Span{Start: all.Start, End: min(all.Start+len(n.Value), all.End)}
	key := r.scalar(word)
	key.Text = strings.ToUpper(key.Text)
	body := r.body(n, source.Span{Start: word.End, End: all.End})
	var value *syntax.Node
	switch {
	case key.Text == "LABEL":
		return nil
	case key.Text == "ENV":
		value = r.env(n, body)
	case key.Text == "ARG":
		value = r.arg(n, body)
	case n.Attributes["json"]:
		value = r.exec(body)
	default:
		value = r.scalar(body)
	}
	if key.Text != string(r.file.Text(word)) {
		key.Pieces = []syntax.Piece{{Raw: word}}
	}
	return []syntax.Member{{Key: key, Value: value}}
}

// body is what follows the word and the flags ("--mount=type=secret,id=x").
func (r *reader) body(n *parser.Node, s source.Span) source.Span {
	for _, flag := range n.Flags {
		s.Start = r.skip(s.Start, s.End)
		found, ok := r.find(s.Start, s.End, flag)
		if !ok {
			break
		}
		s.Start = found.Span.End
	}
	s.Start = r.skip(s.Start, s.End)
	return r.trim(s)
}

// exec reads the JSON array of an instruction in exec form.
func (r *reader) exec(body source.Span) *syntax.Node {
	if i := bytes.IndexByte(r.file.Text(body), '['); i >= 0 {
		if t := jsonc.Parse(r.file, source.Span{Start: body.Start + i, End: body.End}); len(t.Problems) == 0 && len(t.Roots) == 1 {
			return t.Roots[0]
		}
	}
	return r.scalar(body)
}

func (r *reader) scalar(s source.Span) *syntax.Node {
	return &syntax.Node{Kind: syntax.String, Span: s, Inner: s, Text: string(r.file.Text(s))}
}

// trim takes blanks and line ends off both ends.
func (r *reader) trim(s source.Span) source.Span {
	for s.Start < s.End && blank(r.file.Content[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && blank(r.file.Content[s.End-1]) {
		s.End--
	}
	return s
}

func blank(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'
}
