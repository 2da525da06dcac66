package edit

import (
	"bytes"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// lines changes a collection that is written by lines: a block of YAML, a table
// of TOML, a dotenv file.
func (e *Editor) lines(c *collection, all []entry) []source.Edit {
	if len(all) == 0 {
		e.failed = true // there is nothing to stand beside
		return nil
	}
	var out []source.Edit
	last := -1
	for i := range all {
		if c.removed[i] {
			continue
		}
		if e.lang != TOML || e.besides(all[i]) {
			last = i
		}
	}
	if len(c.removed) == len(all) && e.lang == YAML {
		return e.refillLines(c, all)
	}
	for i := range all {
		if c.removed[i] {
			out = append(out, e.dropLine(all, i, c.node.Kind)...)
		}
	}
	for i, items := range c.before {
		out = append(out, e.itemsBefore(all[i], items)...)
	}
	if len(c.last) > 0 && last < 0 {
		e.failed = true
		return nil
	}
	for _, m := range c.last {
		out = append(out, e.lineBehind(all[last], c.node.Kind, m))
	}
	return out
}

// besides reports whether an entry of a TOML table stands in the table itself
// and has no head of its own.
func (e *Editor) besides(x entry) bool { return x.value.Scalar() || e.inBrackets(x.value) }

// refillLines replaces a whole block of YAML.
func (e *Editor) refillLines(c *collection, all []entry) []source.Edit {
	text, start := "{}", all[0].start
	if c.node.Kind == syntax.Array {
		text, start = "[]", e.dash(all[0])
	}
	if len(c.last) > 0 {
		var written []string
		for _, m := range c.last {
			line := e.member(m, e.sign())
			if c.node.Kind == syntax.Array {
				line = "- " + line
			}
			written = append(written, line)
		}
		text = strings.Join(written, e.newline()+e.margin(start))
	}
	if key := len(bytes.TrimRight(e.src[:start], " \t\r\n")); len(c.last) == 0 && key > 0 && e.src[key-1] == ':' {
		start, text = key, " "+text // brackets stand behind the key
	}
	end := all[len(all)-1].end
	if e.commented(start, end) {
		text += e.newline()
	}
	return append(e.eraseLines(start, end, e.margin(all[0].start)), e.insert(start, text))
}

// dropLine deletes an entry with the lines on which it stands alone.
func (e *Editor) dropLine(all []entry, i int, kind syntax.Kind) []source.Edit {
	x := all[i]
	if kind == syntax.Array {
		x.start = e.dash(x)
	}
	start, end := e.lineStart(x.start), e.nextLine(x.end)
	if e.lang == YAML && len(bytes.TrimSpace(e.src[start:x.start])) > 0 { // behind "- "
		if i+1 == len(all) {
			e.failed = true
			return nil
		}
		next := all[i+1].start
		if kind == syntax.Array {
			next = e.dash(all[i+1])
		}
		if e.commented(x.start, next) { // it cannot stand between a dash and its value
			e.failed = true
			return nil
		}
		return e.erase(x.start, next)
	}
	return e.eraseLines(start, end, e.margin(x.start))
}

// eraseLines deletes [start, end) but for the comments in it, which then begin at
// a margin: further in, they would belong to a block before them.
func (e *Editor) eraseLines(start, end int, margin string) []source.Edit {
	var out []source.Edit
	for _, c := range e.tree.Comments {
		if c.Start < start || c.End > end {
			continue
		}
		if string(e.src[start:c.Start]) != margin {
			out = append(out, source.Edit{Span: source.Span{Start: start, End: c.Start}, New: margin})
		}
		start = min(e.nextLine(c.End), end)
	}
	if end > start {
		out = append(out, source.Edit{Span: source.Span{Start: start, End: end}})
	}
	return out
}

// margin is the blank text that brings a line to the column of an offset.
func (e *Editor) margin(at int) string {
	line := e.src[e.lineStart(at):at]
	if e.lang == TOML || e.lang == Dotenv {
		return indentOf(line)
	}
	blank := bytes.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, line)
	return string(blank)
}

// lineBehind writes a member, or an item, on a line behind an entry.
func (e *Editor) lineBehind(x entry, kind syntax.Kind, m Entry) source.Edit {
	at, margin := e.lineEnd(x.end), e.margin(x.start)
	if kind == syntax.Array {
		margin = e.margin(e.dash(x))
		return e.insert(at, e.newline()+margin+"- "+e.render(m.Value))
	}
	return e.insert(at, e.newline()+margin+e.member(m, e.sign()))
}

// itemsBefore writes items on lines before the first one.
func (e *Editor) itemsBefore(x entry, items []Value) []source.Edit {
	dash := e.dash(x)
	start := e.lineStart(dash)
	if len(bytes.TrimSpace(e.src[start:dash])) > 0 {
		e.failed = true
		return nil
	}
	var b strings.Builder
	for _, item := range items {
		b.WriteString(e.margin(dash) + "- " + e.render(item) + e.newline())
	}
	return []source.Edit{e.insert(start, b.String())}
}

// dash is the place of the dash before an item.
func (e *Editor) dash(x entry) int {
	at := bytes.LastIndexByte(e.src[:x.start], '-')
	if at < 0 || len(bytes.TrimSpace(e.src[at+1:x.start])) > 0 {
		e.failed = true
		return x.start
	}
	return at
}
