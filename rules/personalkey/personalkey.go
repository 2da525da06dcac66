// Package personalkey holds the rule personal-key.
package personalkey

import (
	_ "embed"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is personal-key.
var Rule = &lint.Rule{
	ID:       "personal-key",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{1, 7},
		CWE:              []int{266, 522},
		NIST:             []string{"AC-2", "IA-4", "IA-4(4)", "IA-9"},
		OWASP:            []string{"NHI10:2025", "NHI9:2025", "MCP07:2025", "ASI03:2026"},
		SecuritySeverity: 6.1,
	},
	Check:    check,
	Conclude: conclude,
}

func conclude(run *lint.Run) error {
	for h := range advice.Handed(run.Docs) {
		a := h.Anatomy
		if !a.Personal() || a.Expired(run.Now) {
			continue
		}
		message := a.Title() + " " + h.To + ": " + a.Ownership() + "; " + a.Living(run.Now)
		run.Report(h.Finding(message, "make a key of its own for the agent, with a label that says so"))
	}
	return nil
}
