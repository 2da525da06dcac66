package baseline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
)

// Of is a baseline of findings with the path and the salt of another one, so
// that what did not change keeps its line.
func (b *Baseline) Of(findings []lint.Finding) *Baseline {
	next := New(b.path, b.salt)
	for i := range findings {
		f := &findings[i]
		next.entries = append(next.entries, Entry{b.key(f), f.Rule.ID, report.For(f).Show(f.At.File.Path)})
	}
	slices.SortFunc(next.entries, func(a, b Entry) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.place, b.place), strings.Compare(a.marker, b.marker),
		)
	})
	return next
}

// Len is the number of findings.
func (b *Baseline) Len() int { return len(b.entries) }

// String is the text of the file.
func (b *Baseline) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n# Findings that are known: place, marker, rule and path. No secret is in them, and\n"+
		"# lines of two branches may simply be put together. credlint --write-baseline\n# writes this file.\nsalt %x\n", head, b.salt)
	for _, e := range b.entries {
		fmt.Fprintf(&text, "%s %s %s %s\n", e.place, e.marker, e.Rule, e.Path)
	}
	return text.String()
}
