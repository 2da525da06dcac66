package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mask is what an excerpt shows in place of every secret, whatever its length.
const Mask = "********"

// maxExcerpt is the longest excerpt in runes; a minified file has one line.
const maxExcerpt = 160

// Excerpt is one line of a file, fit to be shown: secrets masked, control and
// format characters escaped, long lines cut around the marked range.
type Excerpt struct {
	Line int
	Text string
	// Start and End are the range to underline, in runes of Text.
	Start, End int
}

// margin is how many bytes on either side of the mark an excerpt is made of. It
// is more than an excerpt shows.
const margin = 8 * maxExcerpt

// Excerpt returns the line on which s starts, with s marked.
func (f *File) Excerpt(s Span) Excerpt {
	line := f.LineOf(s.Start)
	whole := f.Line(line)
	marked := Span{s.Start, min(s.End, whole.End)}
	near := Span{f.runeStart(max(whole.Start, marked.Start-margin)), f.runeStart(min(whole.End, max(marked.Start, marked.End)+margin))}
	masks := f.secrets.within(f, near)
	for _, s := range opaque(f.Content[near.Start:near.End]) {
		masks = append(masks, Span{near.Start + s.Start, near.Start + s.End})
	}
	e := &excerpter{masks: merge(masks), mark: marked}
	for at := near.Start; at < near.End; {
		at = e.step(f.Content, at, near.End)
	}
	e.close(near.End)
	return e.cut(line, near.Start > whole.Start, near.End < whole.End)
}

// runeStart moves an offset back to where a rune starts, if it is in one.
func (f *File) runeStart(at int) int {
	for n := 0; n < utf8.UTFMax-1 && at > n && at-n < len(f.Content); n++ {
		if utf8.RuneStart(f.Content[at-n]) {
			return at - n
		}
	}
	return at
}

// excerpter builds an excerpt left to right.
type excerpter struct {
	masks      []Span
	mark       Span
	out        []rune
	start, end int
	marked     int // 0 before the mark, 1 inside, 2 behind
}

// step copies the bytes at offset at and returns the next offset.
func (e *excerpter) step(content []byte, at, end int) int {
	e.place(at)
	if len(e.masks) > 0 && at >= e.masks[0].Start {
		mask := e.masks[0]
		e.masks = e.masks[1:]
		if e.marked == 0 && e.mark.Start > at && e.mark.Start < mask.End {
			e.place(e.mark.Start)
		}
		e.out = append(e.out, []rune(Mask)...)
		return max(mask.End, at+1)
	}
	r, n := utf8.DecodeRune(content[at:end])
	if commands(content, at) {
		e.out = append(e.out, []rune(escaped(r))...)
		return at + n
	}
	e.out = append(e.out, visible(r, content[at])...)
	return at + n
}

// place opens or closes the mark when offset at is reached.
func (e *excerpter) place(at int) {
	if e.marked == 0 && at >= e.mark.Start {
		e.start, e.marked = len(e.out), 1
	}
	if e.marked == 1 && at >= e.mark.End {
		e.end, e.marked = len(e.out), 2
	}
}

// close ends a mark that reaches to the end of the line.
func (e *excerpter) close(at int) {
	e.place(at)
	if e.marked == 1 {
		e.end = len(e.out)
	}
}

// cut shortens a long line to the surroundings of its mark. before and after
// tell that the line goes on beyond what was built.
func (e *excerpter) cut(line int, before, after bool) Excerpt {
	out, start, end := e.out, e.start, max(e.end, e.start)
	if n := len(out); n > maxExcerpt {
		from := min(max(start-maxExcerpt/3, 0), n-maxExcerpt)
		to := from + maxExcerpt
		out = slices.Clone(out[from:to])
		before, after = before || from > 0, after || to < n
		start, end = start-from, min(end-from, len(out))
	}
	if before && len(out) > 0 {
		out[0] = '…'
	}
	if after && len(out) > 0 {
		out[len(out)-1] = '…'
	}
	return Excerpt{Line: line, Text: string(out), Start: start, End: end}
}

// visible is how a rune is shown: itself, a blank for a tab, or an escape for
// what a terminal would act upon or nobody sees (C0, C1, bidirectional and other
// format characters, selectors of variants, invalid bytes).
func visible(r rune, raw byte) []rune {
	switch {
	case r == '\t':
		return []rune{' '}
	case r == utf8.RuneError:
		return []rune{'\\', 'x', rune(hex[raw>>4]), rune(hex[raw&15])}
	case Acts(r):
		return []rune(escaped(r))
	}
	return []rune{r}
}

const hex = "0123456789abcdef"

func escaped(r rune) string {
	if r > 0xFFFF {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return `\u` + string([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]})
}

// Visible returns text with everything escaped that a terminal would act upon,
// line ends included, and that a CI system would take for a command to it.
func Visible(text string) string {
	var b strings.Builder
	opening := true // nothing but blanks so far
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case opening && strings.HasPrefix(text[i:], "::"), commands([]byte(text), i):
			b.WriteString(escaped(r))
		default:
			b.WriteString(string(visible(r, text[i])))
		}
		opening = unicode.IsSpace(r) // text may be wrapped at any blank
		i += n
	}
	return b.String()
}
