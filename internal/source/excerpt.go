package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mask is what an excerpt shows in place of every secret, whatever its length.
const Mask = "********"

// maxExcerpt is the longest excerpt in runes; a minified file has one line.
const maxExcerpt = 160

// minConcealed is the shortest text that is masked wherever it occurs. Shorter
// secrets ("root") are masked at their own place only, or half the line would
// turn into stars.
const minConcealed = 5

// Conceal marks s as secret: no excerpt and no scrubbed text shows it, nor any
// other occurrence of the same bytes. Call it before the file is shared between
// goroutines.
func (f *File) Conceal(s Span) {
	if !s.Empty() && !slices.Contains(f.concealed, s) {
		f.concealed = append(f.concealed, s)
	}
}

// Excerpt is one line of a file, fit to be shown: secrets masked, control and
// format characters escaped, long lines cut around the marked range.
type Excerpt struct {
	Line int
	Text string
	// Start and End are the range to underline, in runes of Text.
	Start, End int
}

// Excerpt returns the line on which s starts, with s marked.
func (f *File) Excerpt(s Span) Excerpt {
	line := f.Position(s.Start).Line
	whole := f.Line(line)
	e := &excerpter{masks: f.masksIn(whole), mark: Span{s.Start, min(s.End, whole.End)}}
	for at := whole.Start; at < whole.End; {
		at = e.step(f.Content, at, whole.End)
	}
	e.close(whole.End)
	return e.cut(line)
}

// Scrub returns text with every secret of f masked. Reports use it for names
// and paths that come from the file.
func (f *File) Scrub(text string) string {
	spans := merge(f.occurrences(text))
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, s := range spans {
		b.WriteString(text[from:s.Start] + Mask)
		from = s.End
	}
	return b.String() + text[from:]
}

// masksIn returns the sorted, merged spans that are secret within whole.
func (f *File) masksIn(whole Span) []Span {
	var masks []Span
	for _, s := range f.concealed {
		if s.Overlaps(whole) {
			masks = append(masks, Span{max(s.Start, whole.Start), min(s.End, whole.End)})
		}
	}
	for _, s := range f.occurrences(string(f.Text(whole))) {
		masks = append(masks, Span{whole.Start + s.Start, whole.Start + s.End})
	}
	return merge(masks)
}

// occurrences are the places in text of all secrets that are long enough to be
// told from other words. They may overlap: one secret may be a part of another,
// and masking them one by one would leave the rest of the longer one.
func (f *File) occurrences(text string) []Span {
	var out []Span
	for _, c := range f.concealed {
		secret := string(f.Text(c))
		if len(secret) < minConcealed {
			continue
		}
		for from := 0; ; {
			i := strings.Index(text[from:], secret)
			if i < 0 {
				break
			}
			at := from + i
			out = append(out, Span{at, at + len(secret)})
			from = at + len(secret)
		}
	}
	return out
}

// merge sorts spans and joins those that touch.
func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
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

// cut shortens a long line to the surroundings of its mark.
func (e *excerpter) cut(line int) Excerpt {
	out, start, end := e.out, e.start, max(e.end, e.start)
	if n := len(out); n > maxExcerpt {
		from := min(max(start-maxExcerpt/3, 0), n-maxExcerpt)
		to := from + maxExcerpt
		out = slices.Clone(out[from:to])
		if from > 0 {
			out[0] = '…'
		}
		if to < n {
			out[len(out)-1] = '…'
		}
		start, end = start-from, min(end-from, len(out))
	}
	return Excerpt{Line: line, Text: string(out), Start: start, End: end}
}

// visible is how a rune is shown: itself, a blank for a tab, or an escape for
// what a terminal would act upon (C0, C1, bidirectional and other format
// characters, invalid bytes).
func visible(r rune, raw byte) []rune {
	const hex = "0123456789abcdef"
	switch {
	case r == '\t':
		return []rune{' '}
	case r == utf8.RuneError:
		return []rune{'\\', 'x', rune(hex[raw>>4]), rune(hex[raw&15])}
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
		return []rune(`\u` + string([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]}))
	}
	return []rune{r}
}

// Visible returns text with everything escaped that a terminal would act upon,
// line ends included.
func Visible(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		b.WriteString(string(visible(r, text[i])))
		i += n
	}
	return b.String()
}
