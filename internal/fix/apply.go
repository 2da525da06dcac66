package fix

import (
	"cmp"
	"slices"

	"github.com/credlint/credlint/internal/source"
)

// Apply returns content with the edits made. It reports false where two of them
// touch the same bytes, or one leaves the content.
func Apply(content []byte, edits []source.Edit) ([]byte, bool) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	out := make([]byte, 0, len(content))
	at := 0
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(content) {
			return nil, false
		}
		out = append(append(out, content[at:e.Span.Start]...), e.New...)
		at = e.Span.End
	}
	return append(out, content[at:]...), true
}

// touches reports whether two lists of edits have a place in common. Two
// insertions at one place have: which comes first, nobody said.
func touches(a, b []source.Edit) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Span.Start <= y.Span.End && y.Span.Start <= x.Span.End {
				return true
			}
		}
	}
	return false
}
