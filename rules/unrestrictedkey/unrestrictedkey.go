// Package unrestrictedkey holds the rule unrestricted-key.
package unrestrictedkey

import (
	_ "embed"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unrestricted-key.
var Rule = &lint.Rule{
	ID:       "unrestricted-key",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2, 3},
		CWE:              []int{250, 266},
		NIST:             []string{"AC-6", "AC-6(5)"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "MCP02:2025", "ASI03:2026"},
		SecuritySeverity: 8.6,
	},
	Check:    check,
	Conclude: conclude,
}

func conclude(run *lint.Run) error {
	for h := range advice.Handed(run.Docs) {
		a := h.Anatomy
		if h.Project || !almighty(a) || a.Expired(run.Now) {
			continue
		}
		run.Report(h.Finding(a.Title()+" "+h.To+": "+a.Reaching(), "make a key with only the rights that the agent needs"))
	}
	return nil
}

// almighty reports whether a credential surely has all rights, of which it could
// do with fewer. All that a bot or an app may do is what it was made for.
func almighty(a *anatomy.Anatomy) bool {
	if a.Confidence != formats.High || !a.Sure() || a.Owner == formats.App {
		return false
	}
	return a.Reach == formats.Admin || a.Reach == formats.Full && a.Instead != ""
}
