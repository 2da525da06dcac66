package edit

import (
	"bytes"

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
		out = append(out, entry{m.Key.Span.Start, e.textEnd(max(m.Key.Span.End, m.Value.Span.End)), m.Value})
	}
	for _, item := range n.Items {
		out = append(out, entry{item.Span.Start, e.textEnd(item.Span.End), item})
	}
	return out
}

// textEnd is the end of a value without the line ends that a block scalar of
// YAML has for its own.
func (e *Editor) textEnd(end int) int {
	if e.lang != YAML {
		return end
	}
	return len(bytes.TrimRight(e.src[:end], "\r\n"))
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

func (e *Editor) insert(at int, text string) source.Edit {
	return source.Edit{Span: source.Span{Start: at, End: at}, New: text}
}

func (e *Editor) lineStart(at int) int { return bytes.LastIndexByte(e.src[:at], '\n') + 1 }

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
