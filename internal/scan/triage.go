package scan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
)

// triage sorts findings, drops repetitions and names what is left.
func triage(findings []lint.Finding) []lint.Finding {
	slices.SortStableFunc(findings, compare)
	findings = slices.CompactFunc(findings, func(a, b lint.Finding) bool { return compare(a, b) == 0 })
	number(findings)
	return findings
}

// number gives sorted findings their fingerprints.
func number(findings []lint.Finding) {
	type place struct {
		rule, path string
		pointer    syntax.Pointer
	}
	seen := map[place]int{}
	for i := range findings {
		f := &findings[i]
		// A key of the document may itself be a secret, and nothing may derive from one.
		at := place{f.Rule.ID, f.At.File.Path, syntax.Pointer(f.At.File.Scrub(string(f.At.Path)))}
		seen[at]++
		f.Fingerprint = lint.Fingerprint(at.rule, at.path, at.pointer, seen[at])
	}
}

func compare(a, b lint.Finding) int {
	return cmp.Or(
		strings.Compare(a.At.File.Path, b.At.File.Path),
		cmp.Compare(a.At.Span.Start, b.At.Span.Start),
		cmp.Compare(a.At.Span.End, b.At.Span.End),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(string(a.At.Path), string(b.At.Path)),
		strings.Compare(a.Message, b.Message),
	)
}
