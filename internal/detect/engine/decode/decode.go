// Package decode finds what is written in another alphabet in a text (percent,
// Unicode escapes, hexadecimal, base64) and turns it into what it stands for. What
// counts as encoded is what counts for gitleaks, whose rules see the result.
package decode

// Segment is an encoded part of a text.
type Segment struct {
	Start, End int    // in the text
	Plain      string // what it stands for, never empty
}

// kind is an alphabet. Where two touch, the higher one waits for the next pass.
type kind uint8

const (
	percent kind = iota
	unicode
	hexadecimal
	base64
)

// span is a part of a text that looks encoded.
type span struct {
	kind       kind
	start, end int
}

// Find returns the encoded parts of a text, in order and without overlaps.
func Find(text []byte) []Segment {
	var found []Segment
	s := scanner{text: text}
	before := span{end: -1}
	here, ok := s.next(0)
	for ok {
		after, more := s.next(here.end)
		if !here.yields(before) && !(more && here.yields(after)) {
			if plain := here.plain(text); plain != "" {
				found = append(found, Segment{here.start, here.end, plain})
			}
		}
		before, here, ok = here, after, more
	}
	return found
}

// yields reports whether a neighbour goes first.
func (s span) yields(to span) bool {
	return to.start <= s.end && s.start <= to.end && to.kind < s.kind
}

func (s span) plain(text []byte) string {
	code := text[s.start:s.end]
	switch s.kind {
	case percent:
		return ofPercent(code)
	case unicode:
		return ofUnicode(code)
	case hexadecimal:
		return ofHex(code)
	}
	return ofBase64(code)
}
