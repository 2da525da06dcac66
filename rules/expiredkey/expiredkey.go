// Package expiredkey holds the rule expired-key.
package expiredkey

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is expired-key.
var Rule = &lint.Rule{
	ID:       "expired-key",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4},
		CWE:              []int{324},
		NIST:             []string{"IA-5", "AC-2(3)"},
		OWASP:            []string{"NHI1:2025"},
		SecuritySeverity: 3.7,
	},
	Conclude: conclude,
}

func conclude(run *lint.Run) error {
	for t := range advice.Terms(run) {
		if !t.Expired(run.Now) {
			continue
		}
		message := fmt.Sprintf("%s: expired on %s", t.What, anatomy.Date(t.Expires))
		run.Report(t.Finding(t.End, message, "remove it, or let the holder get a fresh one when it starts"))
	}
	return nil
}
