package syntax

import (
	"bytes"
	"slices"

	"github.com/credlint/credlint/internal/source"
)

// HashComments finds the comments from "#" to the end of the line that lie
// between the taken spans: libraries tell where values stand, seldom where
// comments do. Where spaced is set, a "#" starts a comment at the start of the
// text or behind a blank only.
func HashComments(content []byte, within source.Span, taken []source.Span, spaced bool) []source.Span {
	slices.SortFunc(taken, func(a, b source.Span) int { return a.Start - b.Start })
	var comments []source.Span
	for at := within.Start; at < within.End; {
		for len(taken) > 0 && taken[0].End <= at {
			taken = taken[1:]
		}
		if len(taken) > 0 && taken[0].Start <= at {
			at = taken[0].End
			continue
		}
		gap := within.End
		if len(taken) > 0 {
			gap = taken[0].Start
		}
		n := bytes.IndexByte(content[at:gap], '#')
		if n < 0 {
			at = gap
			continue
		}
		at += n
		if spaced && at > within.Start && !bytes.ContainsRune([]byte(" \t\r\n"), rune(content[at-1])) {
			at++
			continue
		}
		line := lineAt(content[:within.End], at)
		comments = append(comments, line)
		at = line.End
	}
	return comments
}
