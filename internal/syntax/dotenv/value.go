package dotenv

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// value reads the value at an offset of a line that ends at end, and goes to
// the line behind it.
func (p *parser) value(at, end int) *syntax.Node {
	p.at = p.next(end)
	if at == end || !quoted(p.src[at]) {
		return p.unquoted(at, end)
	}
	closing := p.closing(at)
	if closing < 0 {
		p.fault(source.Span{Start: at, End: at + 1}, "this quote is not closed")
		return p.string(at, source.Span{Start: at + 1, End: end}, end)
	}
	if closing > end {
		end = p.lineEnd(closing)
		p.at = p.next(end)
	}
	if rest := p.blanks(closing+1, end); rest < end && p.src[rest] == '#' {
		p.comment(rest, end)
	} else if rest < end {
		return p.unquoted(at, p.lineEnd(at)) // the quotes are part of an odd value
	}
	return p.string(at, source.Span{Start: at + 1, End: closing}, closing+1)
}

// onLine reads the value of an assignment that is commented out.
func (p *parser) onLine(at, end int) *syntax.Node {
	if at < end && quoted(p.src[at]) {
		if n := bytes.IndexByte(p.src[at+1:end], p.src[at]); n >= 0 {
			return p.string(at, source.Span{Start: at + 1, End: at + 1 + n}, at+1+n+1)
		}
	}
	text := p.cut(at, end)
	return &syntax.Node{Kind: syntax.String, Span: text, Inner: text, Text: string(p.src[text.Start:text.End])}
}

func quoted(c byte) bool { return c == '"' || c == '\'' || c == '`' }

// unquoted reads a value without quotes and the comment behind it.
func (p *parser) unquoted(at, end int) *syntax.Node {
	text := p.cut(at, end)
	if rest := p.blanks(text.End, end); rest < end {
		p.comment(rest, end)
	}
	p.at = p.next(end)
	return &syntax.Node{Kind: syntax.String, Span: text, Inner: text, Text: string(p.src[text.Start:text.End])}
}

// cut ends a value in front of a comment and of trailing blanks. Only a "#"
// behind a blank starts a comment: passwords hold that sign too.
func (p *parser) cut(at, end int) source.Span {
	for i := at; i < end; i++ {
		if p.src[i] == '#' && (p.src[i-1] == ' ' || p.src[i-1] == '\t') {
			end = i
		}
	}
	return source.Span{Start: at, End: at + len(bytes.TrimRight(p.src[at:end], " \t"))}
}

// closing finds the quote that closes the one at an offset, -1 where there is
// none. A quote that opens the value of a later assignment closes nothing.
func (p *parser) closing(at int) int {
	quote := p.src[at]
	if p.unclosed[quote] {
		return -1
	}
	for i := at + 1; i < len(p.src); i++ {
		switch {
		case p.src[i] == '\\' && quote == '"':
			i++
		case p.src[i] == quote:
			if p.opens(at, i) {
				return -1
			}
			return i
		}
	}
	p.unclosed[quote] = true
	return -1
}

// opens reports whether the quote at i opens the value of an assignment on a
// line behind offset at.
func (p *parser) opens(at, i int) bool {
	start := at + 1 + bytes.LastIndexByte(p.src[at+1:i], '\n') + 1
	if start == at+1 {
		return false
	}
	_, value, ok := p.assignment(p.blanks(start, i), i, false)
	return ok && value == i
}

// string returns a quoted value; in double quotes it decodes escapes.
func (p *parser) string(at int, inner source.Span, end int) *syntax.Node {
	span := source.Span{Start: at, End: end}
	d := syntax.NewDecoding(p.src)
	from := inner.Start
	for i := from; p.src[at] == '"' && i+1 < inner.End; i++ {
		if p.src[i] != '\\' {
			continue
		}
		if text := escaped(p.src[i+1]); text != "" {
			d.Same(source.Span{Start: from, End: i})
			d.As(text, source.Span{Start: i, End: i + 2})
			from = i + 2
		}
		i++
	}
	d.Same(source.Span{Start: from, End: inner.End})
	return d.Node(syntax.String, span, inner)
}

// escaped is what a backslash and c stand for, empty where for themselves.
func escaped(c byte) string {
	const escapes = "n\nr\rt\t\\\\\"\"$$"
	for i := 0; i < len(escapes); i += 2 {
		if escapes[i] == c {
			return escapes[i+1 : i+2]
		}
	}
	return ""
}
