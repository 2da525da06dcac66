package edit

import (
	"bytes"
	"slices"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// inBrackets reports whether a collection is written in brackets and not by
// lines.
func (e *Editor) inBrackets(n *syntax.Node) bool {
	if e.lang == JSON {
		return true
	}
	if all := e.entries(n); len(all) > 0 && all[0].start == n.Span.Start {
		return false // the bracket is the first entry's
	}
	open := byte('{')
	if n.Kind == syntax.Array {
		open = '['
	}
	at := n.Span.Start
	return at < len(e.src) && e.src[at] == open && !(e.lang == TOML && bytes.HasPrefix(e.src[at:], []byte("[[")) && n.Kind == syntax.Array && e.isHeader(at))
}

// isHeader reports whether a TOML table's head stands at an offset: brackets
// that are the first on their line.
func (e *Editor) isHeader(at int) bool {
	return len(bytes.TrimSpace(e.src[e.lineStart(at):at])) == 0
}

// entry is the place of a member or an item.
type entry struct {
	start, end int
	value      *syntax.Node
}

// entries are the places of what is in a collection.
func (e *Editor) entries(n *syntax.Node) []entry {
	var out []entry
	for _, m := range n.Members {
		out = append(out, entry{m.Key.Span.Start, e.textEnd(max(m.Key.Span.End, m.Value.Span.End), m.Value), m.Value})
	}
	for _, item := range n.Items {
		out = append(out, entry{item.Span.Start, e.textEnd(item.Span.End, item), item})
	}
	return out
}

// textEnd is the end of a value without the line ends that a block scalar of
// YAML has for its own. One that keeps all of them ("|+") loses the last.
func (e *Editor) textEnd(end int, n *syntax.Node) int {
	switch {
	case e.lang != YAML:
		return end
	case e.keeps(last(n)):
		return len(bytes.TrimSuffix(bytes.TrimSuffix(e.src[:end], []byte("\n")), []byte("\r")))
	}
	return len(bytes.TrimRight(e.src[:end], "\r\n"))
}

// last is the scalar with which a node ends, or the node.
func last(n *syntax.Node) *syntax.Node {
	for {
		switch {
		case len(n.Members) > 0:
			n = n.Members[len(n.Members)-1].Value
		case len(n.Items) > 0:
			n = n.Items[len(n.Items)-1]
		default:
			return n
		}
	}
}

// keeps reports whether a scalar is a block whose line ends all belong to it.
func (e *Editor) keeps(n *syntax.Node) bool {
	if !e.block(n) {
		return false
	}
	head, _, _ := bytes.Cut(e.src[n.Span.Start:n.Inner.Start], []byte("\n"))
	indicators, _, _ := bytes.Cut(head, []byte(" "))
	return bytes.IndexByte(indicators, '+') >= 0
}

// erase deletes [start, end) but for the comments in it.
func (e *Editor) erase(start, end int) []source.Edit {
	var out []source.Edit
	for _, c := range e.tree.Comments {
		if c.Start < start || c.End > end {
			continue
		}
		keep := c.End
		if !bytes.HasPrefix(e.src[c.Start:], []byte("/*")) { // it needs its line end
			keep = min(e.nextLine(keep), end)
		}
		if cut := start + len(bytes.TrimRight(e.src[start:c.Start], " ")); c.Start > start && cut > start {
			out = append(out, source.Edit{Span: source.Span{Start: start, End: cut}})
		}
		start = max(start, keep)
	}
	if end > start {
		out = append(out, source.Edit{Span: source.Span{Start: start, End: end}})
	}
	return out
}

// commented reports whether a comment stands in [start, end).
func (e *Editor) commented(start, end int) bool {
	return slices.ContainsFunc(e.tree.Comments, func(c source.Span) bool { return c.Start >= start && c.End <= end })
}

func (e *Editor) insert(at int, text string) source.Edit {
	return source.Edit{Span: source.Span{Start: at, End: at}, New: text}
}

// lineStart is the start of the line at an offset, behind the byte order mark of a
// file.
func (e *Editor) lineStart(at int) int {
	start := bytes.LastIndexByte(e.src[:at], '\n') + 1
	if mark := len("\ufeff"); start == 0 && at >= mark && bytes.HasPrefix(e.src, []byte("\ufeff")) {
		return mark
	}
	return start
}

// lineEnd is the end of the line at an offset, without its line end.
func (e *Editor) lineEnd(at int) int {
	n := bytes.IndexByte(e.src[at:], '\n')
	if n < 0 {
		return len(e.src)
	}
	if n > 0 && e.src[at+n-1] == '\r' {
		n--
	}
	return at + n
}

// nextLine is the start of the line behind the one at an offset.
func (e *Editor) nextLine(at int) int {
	if n := bytes.IndexByte(e.src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(e.src)
}

// newline is the line end of the file.
func (e *Editor) newline() string {
	if n := bytes.IndexByte(e.src, '\n'); n > 0 && e.src[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
