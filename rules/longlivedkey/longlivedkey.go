// Package longlivedkey holds the rule long-lived-key.
package longlivedkey

import (
	_ "embed"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is long-lived-key.
var Rule = &lint.Rule{
	ID:       "long-lived-key",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4},
		CWE:              []int{613, 262},
		NIST:             []string{"IA-5", "IA-5(13)"},
		OWASP:            []string{"NHI7:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 5.3,
	},
	Conclude: conclude,
}

func conclude(run *lint.Run) error {
	for h := range advice.Handed(run.Docs) {
		if h.Project || !staysOn(h.Anatomy) {
			continue
		}
		run.Report(h.Finding(h.Anatomy.Title()+" "+h.To+": "+h.Anatomy.Living(run.Now), "give it something that ends by itself"))
	}
	return nil
}

// staysOn reports whether the kind of a credential surely has no end of its own.
func staysOn(a *anatomy.Anatomy) bool {
	if a.Lifetime != formats.Unbounded || a.Endless || a.Personal() {
		return false
	}
	return a.Sure() && a.Verified == formats.FullyVerified
}
