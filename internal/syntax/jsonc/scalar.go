package jsonc

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// key reads a key, quoted or bare.
func (p *parser) key() *syntax.Node {
	if c := p.peek(); c == '"' || c == '\'' {
		return p.str()
	}
	return p.plain(syntax.String, p.bareword(), 0)
}

// word reads a bare value. What is neither literal nor number is kept as text:
// it may be a credential that somebody forgot to quote.
func (p *parser) word() *syntax.Node {
	s := p.bareword()
	kind := syntax.String
	switch text := p.string(s); {
	case text == "null":
		kind = syntax.Null
	case text == "true", text == "false":
		kind = syntax.Bool
	case number(text):
		kind = syntax.Number
	default:
		p.fault(s, "this text is not in quotes")
	}
	return p.plain(kind, s, 0)
}

// bareword passes over the bytes of a bare word.
func (p *parser) bareword() source.Span {
	start := p.at
	for p.at < p.end && bare(p.src[p.at]) && p.blank() == 0 && (p.at == start || !p.comment()) {
		p.at++
	}
	p.at = max(p.at, start+1)
	return source.Span{Start: start, End: p.at}
}

// bare reports whether c may be a part of a bare word.
func bare(c byte) bool {
	return c > ' ' && c != 0x7F && strings.IndexByte(`{}[]",:'=`, c) < 0
}

// number reports whether text is a number of JSON or JSON5.
func number(text string) bool {
	text = strings.TrimLeft(text, "+-")
	if text == "Infinity" || text == "NaN" {
		return true
	}
	if len(text) > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') {
		return strings.Trim(text[2:], "0123456789abcdefABCDEF") == ""
	}
	digits := strings.TrimLeft(text, "0123456789.")
	if len(digits) == len(text) || strings.Count(text[:len(text)-len(digits)], ".") > 1 {
		return false
	}
	if digits == "" {
		return true
	}
	exp := strings.TrimLeft(digits[1:], "+-")
	return (digits[0] == 'e' || digits[0] == 'E') && exp != "" && strings.Trim(exp, "0123456789") == ""
}

// plain is a scalar whose text is its raw bytes but for quotes.
func (p *parser) plain(kind syntax.Kind, span source.Span, quotes int) *syntax.Node {
	inner := source.Span{Start: span.Start + quotes, End: span.End - quotes}
	return p.node(kind, span, inner, p.string(inner))
}

// string is the text of a span.
func (p *parser) string(s source.Span) string { return p.text[s.Start-p.base : s.End-p.base] }

// str reads a quoted string. A string that does not end on its line ends there,
// so that one lost quote does not turn the rest of the file inside out.
func (p *parser) str() *syntax.Node {
	start, quote := p.at, p.src[p.at]
	var d *syntax.Decoding
	p.at++
	for from := p.at; ; {
		for p.at < p.end && p.src[p.at] != quote && p.src[p.at] != '\\' && p.src[p.at] != '\n' {
			p.at++
		}
		switch {
		case p.at == p.end || p.src[p.at] == '\n':
			return p.unended(d, start, from)
		case p.src[p.at] == quote:
			return p.ended(d, start, from)
		}
		if d == nil {
			d = syntax.NewDecoding(p.src)
		}
		d.Same(source.Span{Start: from, End: p.at})
		p.escape(d)
		from = p.at
	}
}

// ended finishes a string at its closing quote.
func (p *parser) ended(d *syntax.Decoding, start, from int) *syntax.Node {
	inner := source.Span{Start: start + 1, End: p.at}
	p.at++
	span := source.Span{Start: start, End: p.at}
	if d == nil {
		return p.plain(syntax.String, span, 1)
	}
	d.Same(source.Span{Start: from, End: inner.End})
	return d.Node(syntax.String, span, inner)
}

// unended finishes a string that lacks its closing quote.
func (p *parser) unended(d *syntax.Decoding, start, from int) *syntax.Node {
	p.fault(source.Span{Start: start, End: start + 1}, "this string has no closing quote on its line")
	if p.at > from && p.src[p.at-1] == '\r' {
		p.at--
	}
	if d == nil {
		d = syntax.NewDecoding(p.src)
	}
	d.Same(source.Span{Start: from, End: p.at})
	return d.Node(syntax.String, source.Span{Start: start, End: p.at}, source.Span{Start: start + 1, End: p.at})
}

// escapes are the escapes of one letter. Any other character stands for itself.
const escapes = "b\bf\fn\nr\rt\tv\v0\x00"

// escape reads one escape from its backslash on.
func (p *parser) escape(d *syntax.Decoding) {
	start := p.at
	rest := p.src[start:p.end]
	if len(rest) < 2 {
		p.at = p.end
		d.Same(source.Span{Start: start, End: p.at})
		return
	}
	var text string
	size := 2
	switch c := rest[1]; {
	case c == 'u' || c == 'x':
		text, size = hexEscape(rest)
	case c == '\n':
	case c == '\r':
		if len(rest) > 2 && rest[2] == '\n' {
			size = 3
		}
	case c >= utf8.RuneSelf:
		_, n := utf8.DecodeRune(rest[1:])
		text, size = string(rest[1:1+n]), 1+n
	default:
		text = string(c)
		if i := strings.IndexByte(escapes, c); i >= 0 && i%2 == 0 {
			text = escapes[i+1 : i+2]
		}
	}
	p.at += size
	if size == 1 {
		p.fault(source.Span{Start: start, End: start + 2}, "this escape is not complete")
		d.Same(source.Span{Start: start, End: p.at})
		return
	}
	d.As(text, source.Span{Start: start, End: p.at})
}

// hexEscape decodes \uXXXX, a surrogate pair of two of them, or \xXX. The size
// is 1, the backslash alone, where digits are missing.
func hexEscape(rest []byte) (string, int) {
	if rest[1] == 'x' {
		if r, ok := hex(rest, 2, 2); ok {
			return string(r), 4
		}
		return "", 1
	}
	r, ok := hex(rest, 2, 4)
	if !ok {
		return "", 1
	}
	if utf16.IsSurrogate(r) && len(rest) >= 12 && rest[6] == '\\' && rest[7] == 'u' {
		if low, ok := hex(rest, 8, 4); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return string(pair), 12
			}
		}
	}
	return string(r), 6
}

// hex reads n hexadecimal digits.
func hex(rest []byte, from, n int) (rune, bool) {
	if len(rest) < from+n {
		return 0, false
	}
	v, err := strconv.ParseUint(string(rest[from:from+n]), 16, 32)
	return rune(v), err == nil && rest[from] != '+'
}
