package grant

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// lines reads a part of the file line by line, each as one text. Only lines with a
// mark between a name and a value are looked at: a page is mostly others, so it is
// gone through from mark to mark.
func (r *reader) lines(within source.Span, s slot) {
	content := r.doc.File.Content[:within.End]
	if within.Start == 0 {
		within = syntax.SkipBOM(content, within)
	}
	s.strict = s.strict || !r.isShell()
	marks := seeker{{text: "="}, {text: ":"}, {text: "--"}}
	ends := seeker{{text: "\n"}, {text: "\r"}} // as in package source: LF, CRLF or a lone CR
	for at := within.Start; ; {
		found := marks.after(content, at)
		if found == len(content) {
			return
		}
		line := source.Span{Start: lineStart(content, at, found), End: ends.after(content, found)}
		r.pairs(r.piece(line), s)
		at = line.End + 1
	}
}

// lineStart is where the line begins in which an offset lies, if that is behind from.
func lineStart(content []byte, from, at int) int {
	start := from + bytes.LastIndexByte(content[from:at], '\n') + 1
	return start + bytes.LastIndexByte(content[start:at], '\r') + 1
}

// seeker finds the next of several texts.
type seeker []sought

// sought is a text, and where it stands next.
type sought struct {
	text  string
	next  int
	known bool
}

// after is the first offset at which one of the texts stands, at another one or
// behind it, which never decreases; the length of the content where none does.
func (s seeker) after(content []byte, at int) int {
	first := len(content)
	for i := range s {
		w := &s[i]
		if !w.known || w.next < at {
			w.next, w.known = len(content), true
			if n := bytes.Index(content[min(at, len(content)):], []byte(w.text)); n >= 0 {
				w.next = at + n
			}
		}
		first = min(first, w.next)
	}
	return first
}
