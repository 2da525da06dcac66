package yaml

import (
	"bytes"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// block lays the text of a block scalar along its lines and returns the span
// from its first to its last text byte.
func (c *converter) block(n *yaml.Node, d *syntax.Decoding, at int) source.Span {
	number := c.lineOf(at) + 1
	inner := source.Span{Start: c.line(number).Start, End: c.line(number).Start}
	if n.Value == "" {
		end := c.line(number - 1).End
		return source.Span{Start: end, End: end}
	}
	text, indent := n.Value, -1
	for last := strings.TrimRight(text, "\n"); len(text) > len(n.Value)-len(last) && number <= len(c.lines); number++ {
		raw := c.line(number)
		line := c.src[raw.Start:raw.End]
		breaks := len(text) - len(strings.TrimLeft(text, "\n"))
		if indent < 0 && len(bytes.TrimLeft(line, " ")) > 0 {
			indent = max(leading(string(line))-leading(text[breaks:]), 0)
		}
		if indent < 0 || len(line) <= indent {
			continue
		}
		gap := text[:breaks]
		if gap == "" && d.Text() != "" && text[0] == ' ' {
			gap = " "
		}
		raw.Start += indent
		if !strings.HasPrefix(text[len(gap):], string(line[indent:])) {
			break
		}
		if len(gap) == 0 && inner.Empty() {
			inner.Start = raw.Start
		}
		d.As(gap, source.Span{Start: max(inner.End, inner.Start), End: raw.Start})
		d.Same(raw)
		text, inner.End = text[len(gap)+raw.Len():], raw.End
	}
	return c.tail(text, d, inner, number)
}

// tail adds the line ends that close a block scalar. number is the line behind
// its last line of text. Where more is left, the text was laid wrongly: the span
// runs over all lines that are indented, and the caller sees that text is missing.
func (c *converter) tail(text string, d *syntax.Decoding, inner source.Span, number int) source.Span {
	breaks, wrong := len(text), strings.Trim(text, "\n") != ""
	if wrong {
		for number <= len(c.lines) && leading(string(c.src[c.line(number).Start:c.line(number).End])) > 0 {
			number++
		}
		breaks = 1
	}
	if d.Text() == "" {
		breaks++ // no line of text stands before
	}
	end := max(c.line(number-1+breaks).Start, inner.End)
	if breaks == 0 {
		end = inner.End
	}
	if !wrong {
		d.As(text, source.Span{Start: inner.End, End: end})
	}
	inner.End = end
	return inner
}

// leading is the number of blanks that text starts with.
func leading(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }
