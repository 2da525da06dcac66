package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// brackets changes a collection that is written in brackets.
func (e *Editor) brackets(c *collection, all []entry) []source.Edit {
	sign, between := e.spacing(c.node, all)
	last := -1 // of those that stay
	for i := range all {
		if !c.removed[i] {
			last = i
		}
	}
	if last < 0 {
		added := e.rendered(c.before[0])
		for _, m := range c.last {
			added = append(added, e.member(m, sign))
		}
		return e.refill(c, all, strings.Join(added, ","+between))
	}
	out := e.drop(c, all, last)
	for i, items := range c.before {
		if c.removed[i] {
			e.failed = true // nobody asks for both
		}
		out = append(out, e.insert(all[i].start, strings.Join(e.rendered(items), ","+between)+","+between))
	}
	for _, m := range c.last {
		out = append(out, e.insert(all[last].end, ","+between+e.member(m, sign)))
	}
	return out
}

func (e *Editor) rendered(items []Value) []string {
	var out []string
	for _, v := range items {
		out = append(out, e.render(v))
	}
	return out
}

// refill replaces all that is in brackets.
func (e *Editor) refill(c *collection, all []entry, text string) []source.Edit {
	if len(all) == 0 {
		if e.lang == TOML && c.node.Kind == syntax.Object && text != "" {
			text = " " + text + " "
		}
		return []source.Edit{e.insert(c.node.Span.Start+1, text)}
	}
	start, end := all[0].start, all[len(all)-1].end
	if text == "" { // nothing but comments stay between the brackets
		start, end = c.node.Span.Start+1, max(e.behindComma(end), c.node.Span.End-1)
	}
	out := e.erase(start, end)
	if text != "" {
		out = append(out, e.insert(all[0].start, text))
	}
	return out
}

// behindComma is the offset behind the comma that follows an entry, or the end
// of the entry where none does.
func (e *Editor) behindComma(end int) int {
	at := end
	for at < len(e.src) {
		switch c := e.src[at]; {
		case c == ',':
			return at + 1
		case c <= ' ':
			at++
		default:
			i := slices.IndexFunc(e.tree.Comments, func(s source.Span) bool { return s.Start == at })
			if i < 0 {
				return end
			}
			at = e.tree.Comments[i].End
		}
	}
	return end
}

// drop deletes the entries that go, each run of them with the comma that goes
// with it. The entry at last stays.
func (e *Editor) drop(c *collection, all []entry, last int) []source.Edit {
	var out []source.Edit
	for i := 0; i < len(all); i++ {
		switch {
		case !c.removed[i]:
		case i > last:
			return append(out, e.erase(all[last].end, all[len(all)-1].end)...)
		default:
			from := i
			for c.removed[i] {
				i++
			}
			start, end := all[from].start, all[i].start
			if s, n, ok := e.ownLines(start, all[i-1].end); ok {
				start, end = s, n
			}
			out = append(out, e.erase(start, end)...)
		}
	}
	return out
}

// ownLines widens a run of entries with a comma behind it to its lines, where
// nothing but a comment stands on them besides.
func (e *Editor) ownLines(start, end int) (int, int, bool) {
	line := e.lineStart(start)
	rest := string(e.src[end:e.lineEnd(end)])
	behind, comma := strings.CutPrefix(strings.TrimLeft(rest, " \t"), ",")
	behind = strings.TrimSpace(behind)
	switch {
	case !comma || len(bytes.TrimSpace(e.src[line:start])) > 0:
		return 0, 0, false
	case behind == "":
		return line, e.nextLine(end), true
	case strings.HasPrefix(behind, "//") || strings.HasPrefix(behind, "#"):
		return start, e.lineEnd(end) - len(behind), true
	}
	return 0, 0, false
}

// spacing tells how the entries of a collection are set: what stands between a
// key and its value, and what behind a comma.
func (e *Editor) spacing(n *syntax.Node, all []entry) (sign, between string) {
	sign, between = e.sign(), strings.TrimPrefix(e.separator(), ",")
	if len(all) == 0 {
		return sign, between
	}
	if len(n.Members) > 0 {
		m := n.Members[0]
		gap := string(e.src[m.Key.Span.End:max(m.Key.Span.End, m.Value.Span.Start)])
		if strings.Trim(gap, ":= ") == "" && strings.Trim(gap, " ") != "" {
			sign = gap
		}
	}
	opening := e.src[n.Span.Start+1 : all[0].start]
	switch start := e.lineStart(all[0].start); {
	case bytes.IndexByte(opening, '\n') >= 0 && (e.lang != TOML || n.Kind == syntax.Array):
		between = e.newline() + indentOf(e.src[start:all[0].start])
	case len(all) > 1 && bytes.HasSuffix(e.src[:all[1].start], []byte(",")),
		len(all) == 1 && len(opening) == 0 && !strings.HasSuffix(sign, " "):
		between = ""
	}
	return sign, between
}

// indentOf is the blank start of a line.
func indentOf(line []byte) string {
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}
