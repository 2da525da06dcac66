package advice

import (
	"fmt"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// Exposure is the finding on a credential that lies open. It is as bad as the
// credential is valuable, and the message says why where it is worth less.
func Exposure(pass *lint.Pass, g *grant.Grant, message string) lint.Finding {
	why, severity := worth(g, pass.Now)
	f := Finding(g, message+why+Readers(pass.Doc))
	Lower(&f, severity)
	return f
}

// Lower makes a finding on a literal no worse than s.
func Lower(f *lint.Finding, s lint.Severity) {
	if s < lint.Error && (f.Severity == nil || *f.Severity > s) {
		f.Severity = Severity(s)
	}
}

// worth is the most that a finding on g may be, and the reason where that is
// less than an error. What is not known counts in full.
func worth(g *grant.Grant, now time.Time) (string, lint.Severity) {
	a := g.Anatomy
	if a == nil {
		return "", lint.Error
	}
	switch weight := a.Weight(now); {
	case weight == anatomy.Spent:
		return ", which " + a.Living(now), lint.Note
	case weight == anatomy.Nothing:
		return ", which is made to be published", lint.Note
	case a.Identifier:
		return ", which opens nothing without its secret", lint.Warning
	case weight == anatomy.Passing && a.Sure():
		return ", which " + a.Living(now), lint.Warning
	}
	return "", lint.Error
}

// Instead says what to give an agent in place of a credential of this kind, and
// how to get that. otherwise is said where nothing is known.
func Instead(a *anatomy.Anatomy, otherwise string) string {
	way := otherwise
	if a.Instead != "" {
		way = "give it instead: " + a.Instead
	}
	how, revoke := "", ""
	if a.How != "" {
		how = "How: " + a.How
	}
	if a.Revoke != "" {
		revoke = fmt.Sprintf("Then revoke this one: %s", a.Revoke)
	}
	return sentences(way, how, revoke)
}
