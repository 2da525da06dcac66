package shell

import (
	"bytes"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/credlint/credlint/internal/source"
	tree "github.com/credlint/credlint/internal/syntax"
)

// literal is a part of the text as it stands.
func (v *visitor) literal(s source.Span) *tree.Node { return v.outer.Part(s.Start, s.End) }

// word is a word without its quotes. What is expanded when the script runs
// stays as it is written.
func (v *visitor) word(w *syntax.Word) *tree.Node {
	span := v.span(w)
	inner := span
	d := tree.NewDecoding(v.raw)
	for _, part := range w.Parts {
		s := v.part(d, part)
		if len(w.Parts) == 1 {
			inner = s
		}
	}
	return tree.Embed(v.outer, d.Node(tree.String, span, inner))
}

// part decodes a part of a word and returns its span without quotes.
func (v *visitor) part(d *tree.Decoding, part syntax.WordPart) source.Span {
	s := v.span(part)
	switch p := part.(type) {
	case *syntax.Lit:
		v.unescape(d, s, "")
	case *syntax.SglQuoted:
		open := 1
		if p.Dollar {
			open = 2
		}
		s = within(s, open)
		if p.Dollar {
			v.ansi(d, s)
		} else {
			d.Same(s)
		}
	case *syntax.DblQuoted:
		open := 1
		if p.Dollar {
			open = 2
		}
		s = within(s, open)
		for _, inner := range p.Parts {
			if _, ok := inner.(*syntax.Lit); ok {
				v.unescape(d, v.span(inner), "$`\"\\\r\n")
			} else {
				d.Same(v.span(inner))
			}
		}
	default:
		d.Same(s)
	}
	return s
}

// within is a span without its quotes.
func within(s source.Span, open int) source.Span {
	start := min(s.Start+open, s.End)
	return source.Span{Start: start, End: max(start, s.End-1)}
}

// unescape decodes the backslashes before the given characters, before all
// where none are given. One before a line end joins two lines.
func (v *visitor) unescape(d *tree.Decoding, s source.Span, only string) {
	text := v.outer.Text
	from := s.Start
	for i := s.Start; i < s.End; i++ {
		if text[i] == '\r' && (i+1 == s.End || text[i+1] == '\n') {
			d.Same(source.Span{Start: from, End: i})
			from = i + 1
		}
		if text[i] != '\\' || i+1 >= len(text) || only != "" && strings.IndexByte(only, text[i+1]) < 0 {
			continue
		}
		d.Same(source.Span{Start: from, End: i})
		from = i + 1
		if end := strings.TrimPrefix(text[from:min(from+2, len(text))], "\r"); strings.HasPrefix(end, "\n") {
			from = strings.IndexByte(text[from:], '\n') + from + 1
		}
		i = max(i+1, from-1)
	}
	d.Same(source.Span{Start: min(from, s.End), End: s.End})
}

// ansi decodes $'...'.
func (v *visitor) ansi(d *tree.Decoding, s source.Span) {
	text := v.outer.Text
	from := s.Start
	for i := s.Start; i < s.End; i++ {
		if text[i] != '\\' || i+1 >= s.End {
			continue
		}
		d.Same(source.Span{Start: from, End: i})
		decoded, n := escape(text[i+1 : s.End])
		d.As(decoded, source.Span{Start: i, End: i + 1 + n})
		from = i + 1 + n
		i = from - 1
	}
	d.Same(source.Span{Start: from, End: s.End})
}

// escape decodes what follows a backslash and tells how long it is.
func escape(s string) (string, int) {
	const letters = "abefnrtv"
	if k := strings.IndexByte(letters, s[0]); k >= 0 {
		return "\a\b\x1b\f\n\r\t\v"[k : k+1], 1
	}
	switch c := s[0]; {
	case c == 'x':
		return number(s, 1, 2, 16)
	case c == 'u':
		return number(s, 1, 4, 16)
	case c == 'U':
		return number(s, 1, 8, 16)
	case c >= '0' && c <= '7':
		return number(s, 0, 3, 8)
	}
	return s[:1], 1
}

// number decodes at most n digits behind the first bytes of s.
func number(s string, first, n, base int) (string, int) {
	end := first
	for end < len(s) && end < first+n && digit(s[end], base) {
		end++
	}
	code, err := strconv.ParseUint(s[first:end], base, 32)
	if err != nil {
		return s[:1], 1
	}
	if n < 4 {
		return string([]byte{byte(code)}), end
	}
	return string(rune(code)), end
}

func digit(c byte, base int) bool {
	return strings.IndexByte("0123456789abcdefABCDEF"[:min(base+base/16*6, 22)], c) >= 0
}

// heredoc is the body of a heredoc: everything up to the line of its end word.
func (v *visitor) heredoc(r *syntax.Redirect) *tree.Node {
	stop := v.word(r.Word)
	quoted := stop.Text != v.outer.Text[v.span(r.Word).Start:v.span(r.Word).End]
	s := v.body(v.span(r.Hdoc).Start, stop.Text)
	d := tree.NewDecoding(v.raw)
	for at := s.Start; at < s.End; {
		end := min(v.lineEnd(at), s.End)
		line := source.Span{Start: at, End: end}
		if r.Op == syntax.DashHdoc {
			for line.Start < line.End && v.text[line.Start] == '\t' {
				line.Start++
			}
		}
		if quoted {
			d.Same(line)
		} else {
			v.unescape(d, line, "$`\\\r\n")
		}
		at = end
	}
	return tree.Embed(v.outer, d.Node(tree.String, s, s))
}

// body ends a heredoc. The parser's own end lies in the line behind it.
func (v *visitor) body(at int, stop string) source.Span {
	s := source.Span{Start: at, End: at}
	for s.End < v.end {
		end := min(v.lineEnd(s.End), v.end)
		line := bytes.TrimLeft(bytes.TrimRight(v.text[s.End:end], "\r\n"), "\t")
		if string(line) == stop {
			break
		}
		s.End = end
	}
	return s
}
