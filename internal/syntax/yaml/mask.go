package yaml

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// filler stands for text that the library cannot read. It makes a plain scalar
// that is text; the nodes get the text of the file back.
const filler = 'x'

// mask makes the copy for the library: without conflict markers, templates and
// characters that YAML does not allow.
func (p *parser) mask() {
	content := p.tree.File.Content
	p.src = content[:p.within.End]
	text, conflict := syntax.BlankConflicts(content[p.within.Start:p.within.End])
	if !conflict.Empty() {
		p.own()
		copy(p.src[p.within.Start:], text)
		p.fault(source.Span{Start: p.within.Start + conflict.Start, End: p.within.Start + conflict.End}, syntax.Conflict)
	}
	p.maskCharacters()
	p.maskTemplates()
}

// own makes src a copy that may be changed.
func (p *parser) own() {
	if !p.masked {
		p.src, p.masked = bytes.Clone(p.src), true
	}
}

// fill writes filler over a span.
func (p *parser) fill(s source.Span) {
	p.own()
	for i := s.Start; i < s.End; i++ {
		p.src[i] = filler
	}
}

// maskCharacters masks what YAML does not allow, and three line ends of old
// YAML that no other program takes for such.
func (p *parser) maskCharacters() {
	for at := p.within.Start; at < p.within.End; {
		if c := p.src[at]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c == '\r' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(p.src[at:p.within.End])
		s := source.Span{Start: at, End: at + size}
		switch {
		case r == '\u0085', r == '\u2028', r == '\u2029':
			p.fill(s)
		case r == utf8.RuneError && size == 1, unicode.IsControl(r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			p.fault(s, "this character is not allowed in yaml")
			p.fill(s)
		}
		at = s.End
	}
}

// maskTemplates makes text of {{ expressions }} and comments of the lines that
// hold nothing but template statements. Charts and playbooks are full of them,
// and they are YAML only after they are rendered.
func (p *parser) maskTemplates() {
	text := p.src[p.within.Start:p.within.End]
	if !bytes.Contains(text, []byte("{{")) && !bytes.Contains(text, []byte("{%")) {
		return
	}
	for at := p.within.Start; at < p.within.End; {
		end := p.within.End
		if n := bytes.IndexByte(p.src[at:end], '\n'); n >= 0 {
			end = at + n
		}
		p.maskLine(source.Span{Start: at, End: end})
		at = end + 1
	}
}

// maskLine masks the templates of one line.
func (p *parser) maskLine(line source.Span) {
	trimmed := bytes.TrimSpace(p.src[line.Start:line.End])
	statement := len(trimmed) > 3 && template(trimmed) > 0 && !bytes.Contains(trimmed, []byte("}: ")) &&
		(bytes.HasSuffix(trimmed, []byte("}}")) || bytes.HasSuffix(trimmed, []byte("%}")))
	if statement {
		start := line.Start + bytes.IndexByte(p.src[line.Start:line.End], '{')
		p.fill(source.Span{Start: start, End: start + len(trimmed)})
		p.src[start] = '#'
		return
	}
	for at := line.Start; at < line.End; {
		n := bytes.IndexByte(p.src[at:line.End], '{')
		if n < 0 {
			return
		}
		at += n
		size := template(p.src[at:line.End])
		if size == 0 && at+1 < line.End && (p.src[at+1] == '{' || p.src[at+1] == '%') {
			return // not closed on this line
		}
		if s := p.src[at : at+size]; !bytes.Contains(s, []byte(`\`)) && !bytes.Contains(s, []byte("''")) {
			p.fill(source.Span{Start: at, End: at + size}) // unless it is quoted anyway
		}
		at += max(size, 1)
	}
}

// template is the length of the template that text starts with, 0 for none.
func template(text []byte) int {
	for _, marks := range [...]string{"{{}}", "{%%}"} {
		if !bytes.HasPrefix(text, []byte(marks[:2])) {
			continue
		}
		if n := bytes.Index(text, []byte(marks[2:])); n > 0 {
			return n + 2
		}
	}
	return 0
}
