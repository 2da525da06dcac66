package scan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

// triage sorts findings, drops repetitions and names what is left.
func triage(findings []lint.Finding) []lint.Finding {
	slices.SortStableFunc(findings, compare)
	findings = slices.CompactFunc(findings, func(a, b lint.Finding) bool { return compare(a, b) == 0 })
	seen := map[string]int{}
	for i := range findings {
		name := contract(&findings[i])
		seen[name]++
		findings[i].Fingerprint = fingerprint(name, seen[name])
	}
	return findings
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

// contract is what makes two findings the same one across runs: the rule, the
// file and the structural path. Nothing in it derives from a secret or moves
// with a line.
func contract(f *lint.Finding) string {
	path := f.At.File.Scrub(string(f.At.Path))
	return strings.Join([]string{"credlint/v1", f.Rule.ID, f.At.File.Path, path}, "\x00")
}

// fingerprint tells apart, by their order in the file, findings of one name.
func fingerprint(name string, occurrence int) string {
	sum := sha256.Sum256([]byte(name + "\x00" + strconv.Itoa(occurrence)))
	return hex.EncodeToString(sum[:16])
}
