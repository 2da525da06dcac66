// Package dotenv reads .env files in all the dialects in use: with "export",
// blanks around the sign, a colon for the sign, three kinds of quotes, values
// of several lines, comments behind values, and assignments that are commented
// out.
//
// The reader is our own: the libraries for this format return maps and forget
// where a value stood. A line that is no assignment is ignored, as they do.
package dotenv

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Parse reads the part of f that lies within. It never fails: the tree has one
// root, an Object with the assignments, and a problem at the first fault.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Crowded(f, within, "\n\\"); unread != nil {
		return unread
	}
	root := &syntax.Node{Kind: syntax.Object, Span: within}
	tree := &syntax.Tree{File: f, Roots: []*syntax.Node{root}}
	p := &parser{tree: tree, root: root, src: f.Content[:within.End]}
	text, conflict := syntax.BlankConflicts(f.Content[within.Start:within.End])
	if !conflict.Empty() {
		p.src = append(append(make([]byte, 0, within.End), f.Content[:within.Start]...), text...)
		p.fault(source.Span{Start: within.Start + conflict.Start, End: within.Start + conflict.End}, syntax.Conflict)
	}
	p.at = syntax.SkipBOM(f.Content, within).Start
	for p.at < len(p.src) {
		p.line()
	}
	return tree
}

// parser reads line by line.
type parser struct {
	tree *syntax.Tree
	root *syntax.Node
	src  []byte // ends where the part to read ends
	at   int
	// unclosed holds the quotes that do not occur any more, so that many lost
	// quotes do not mean many searches to the end of the file.
	unclosed [128]bool
}

// fault reports the first thing that is wrong.
func (p *parser) fault(s source.Span, message string) {
	if f := p.tree.File; len(p.tree.Problems) == 0 {
		p.tree.Problems = []source.Problem{{Path: f.Path, File: f, Span: s, Message: message}}
	}
}

// line reads one line and the further lines of its value.
func (p *parser) line() {
	end := p.lineEnd(p.at)
	at := p.blanks(p.at, end)
	if at < end && p.src[at] == '#' {
		p.comment(at, end)
		p.disabled(at, end)
		p.at = p.next(end)
		return
	}
	key, value, ok := p.assignment(at, end, false)
	if !ok {
		p.at = p.next(end)
		return
	}
	p.add(key, p.value(value, end), false)
}

// disabled reads an assignment that is commented out. It must look the part:
// prose may hold an equals sign too.
func (p *parser) disabled(at, end int) {
	for at < end && p.src[at] == '#' {
		at++
	}
	if key, value, ok := p.assignment(p.blanks(at, end), end, true); ok {
		p.add(key, p.onLine(value, end), true)
	}
}

// comment notes a comment.
func (p *parser) comment(at, end int) {
	p.tree.Comments = append(p.tree.Comments, source.Span{Start: at, End: end})
}

// add appends a member.
func (p *parser) add(key source.Span, value *syntax.Node, disabled bool) {
	k := &syntax.Node{Kind: syntax.String, Span: key, Inner: key, Text: string(p.src[key.Start:key.End])}
	p.root.Members = append(p.root.Members, syntax.Member{Key: k, Value: value, Disabled: disabled})
}

// assignment finds the name and the start of the value on a line. A strict one
// has an identifier with an equals sign directly behind.
func (p *parser) assignment(at, end int, strict bool) (key source.Span, value int, ok bool) {
	if rest := p.src[at:end]; bytes.HasPrefix(rest, []byte("export ")) || bytes.HasPrefix(rest, []byte("export\t")) {
		at = p.blanks(at+len("export "), end)
	}
	key = source.Span{Start: at, End: at}
	for key.End < end && named(p.src[key.End], strict) {
		key.End++
	}
	sign := key.End
	if !strict {
		sign = p.blanks(sign, end)
	}
	if key.Empty() || sign == end || strict && p.src[at] <= '9' {
		return key, 0, false
	}
	value = p.blanks(sign+1, end)
	if value < end && p.src[value] == '#' && value > sign+1 {
		value = sign + 1 // empty, and the blank belongs to the comment
	}
	colon := p.src[sign] == ':' && !strict && (value > sign+1 || value == end)
	return key, value, p.src[sign] == '=' || colon
}

// named reports whether c may be a part of a name.
func named(c byte, strict bool) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_':
		return true
	}
	return !strict && (c == '.' || c == '-')
}

// blanks is the first offset from at on that is no blank.
func (p *parser) blanks(at, end int) int {
	for at < end && (p.src[at] == ' ' || p.src[at] == '\t') {
		at++
	}
	return at
}

// lineEnd is the end of the line at an offset, without the line end.
func (p *parser) lineEnd(at int) int {
	n := bytes.IndexByte(p.src[at:], '\n')
	if n < 0 {
		return len(p.src)
	}
	if n > 0 && p.src[at+n-1] == '\r' {
		n--
	}
	return at + n
}

// next is the start of the line behind a line end.
func (p *parser) next(end int) int {
	if end < len(p.src) && p.src[end] == '\r' {
		end++
	}
	return min(end+1, len(p.src))
}
