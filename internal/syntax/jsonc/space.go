package jsonc

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
)

// space passes over blanks and comments and notes the comments.
func (p *parser) space() {
	for p.at < p.end {
		if n := p.blank(); n > 0 {
			p.at += n
			continue
		}
		if !p.comment() {
			return
		}
		s := p.commentSpan()
		p.tree.Comments = append(p.tree.Comments, s)
		p.at = s.End
	}
}

// blank is the length of the blank at hand, 0 where there is none. JSON5 knows
// more blanks than JSON, and a record separator starts each document of a JSON
// text sequence.
func (p *parser) blank() int {
	switch c := p.src[p.at]; {
	case c == ' ', '\t' <= c && c <= '\r', c == 0x1E:
		return 1
	case c < 0x80:
		return 0
	}
	for _, blank := range [...]string{"\uFEFF", "\u00A0", "\u2028", "\u2029"} {
		if bytes.HasPrefix(p.src[p.at:p.end], []byte(blank)) {
			return len(blank)
		}
	}
	return 0
}

// comment reports whether a comment starts here.
func (p *parser) comment() bool {
	return p.at+1 < p.end && p.src[p.at] == '/' && (p.src[p.at+1] == '/' || p.src[p.at+1] == '*')
}

// commentSpan is the span of the comment that starts here, without its line end.
func (p *parser) commentSpan() source.Span {
	s := source.Span{Start: p.at, End: p.end}
	rest := p.src[p.at+2 : p.end]
	if p.src[p.at+1] == '*' {
		if n := bytes.Index(rest, []byte("*/")); n >= 0 {
			s.End = p.at + 2 + n + 2
			return s
		}
		p.fault(source.Span{Start: p.at, End: p.at + 2}, "this comment has no end")
		return s
	}
	if n := bytes.IndexAny(rest, "\r\n"); n >= 0 {
		s.End = p.at + 2 + n
	}
	return s
}
