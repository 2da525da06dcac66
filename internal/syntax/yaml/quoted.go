package yaml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// quoted decodes a string in quotes and returns the span inside them.
func (c *converter) quoted(d *syntax.Decoding, at int) source.Span {
	quote := c.src[at]
	inner := source.Span{Start: at + 1, End: c.within.End}
	for at++; at < c.within.End; {
		n := bytes.IndexAny(c.src[at:c.within.End], "\"'\\ \t\r\n")
		if n < 0 {
			break
		}
		d.Same(source.Span{Start: at, End: at + n})
		at += n
		switch b := c.src[at]; {
		case b == quote && quote == '\'' && at+1 < c.within.End && c.src[at+1] == quote:
			d.As("'", source.Span{Start: at, End: at + 2})
			at += 2
		case b == quote:
			inner.End = at
			return inner
		case b == '\\' && quote == '"':
			at = c.escape(d, at)
		case b == '"', b == '\'', b == '\\':
			d.Same(source.Span{Start: at, End: at + 1})
			at++
		default:
			at = c.blanks(d, at)
		}
	}
	return inner
}

// blanks reads blanks in quotes: as they are, or folded where the line ends.
func (c *converter) blanks(d *syntax.Decoding, at int) int {
	next, breaks := c.fold(at)
	if breaks > 0 {
		d.As(folded(breaks), source.Span{Start: at, End: next})
		return next
	}
	for next = at; next < c.within.End && (c.src[next] == ' ' || c.src[next] == '\t'); {
		next++
	}
	d.Same(source.Span{Start: at, End: next})
	return next
}

// escapes are the escapes of one letter.
var escapes = strings.NewReplacer("0", "\x00", "a", "\a", "b", "\b", "t", "\t", "n", "\n", "v", "\v", "f", "\f",
	"r", "\r", "e", "\x1b", "N", "\u0085", "_", "\u00a0", "L", "\u2028", "P", "\u2029")

// escape decodes the escape at an offset and returns the offset behind it.
func (c *converter) escape(d *syntax.Decoding, at int) int {
	rest := c.src[at:c.within.End]
	if len(rest) < 2 {
		d.Same(source.Span{Start: at, End: c.within.End})
		return c.within.End
	}
	if rest[1] == '\r' || rest[1] == '\n' { // the first line end is escaped, further ones stand
		next, breaks := c.fold(at + 1)
		d.As(strings.Repeat("\n", breaks-1), source.Span{Start: at, End: next})
		return next
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[1]]
	text, size := escapes.Replace(string(rest[1:2])), 2+digits
	switch {
	case digits > 0 && len(rest) >= size:
		r, _ := strconv.ParseUint(string(rest[2:size]), 16, 32)
		text = string(rune(r))
	case rest[1] >= utf8.RuneSelf:
		size = min(1+width(rest[1]), len(rest))
		text = string(rest[1:size])
	default:
		size = 2
	}
	d.As(text, source.Span{Start: at, End: at + size})
	return at + size
}
