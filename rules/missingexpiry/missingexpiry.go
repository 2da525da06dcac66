// Package missingexpiry holds the rule missing-expiry.
package missingexpiry

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/missingexpiry"
	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is missing-expiry.
var Rule = &lint.Rule{
	ID:       "missing-expiry",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4},
		CWE:              []int{613, 262},
		NIST:             []string{"IA-5", "IA-5(13)", "AC-12"},
		OWASP:            []string{"NHI7:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 6.9,
	},
	Conclude: conclude,
	Analyzer: missingexpiry.Analyzer,
}

func conclude(run *lint.Run) error {
	for t := range advice.Terms(run) {
		if !t.Endless {
			continue
		}
		message := t.What + ": has no end"
		if t.Default {
			message = t.What + ": has no end, because none is set"
		}
		f := t.Finding(t.At, message, t.Renew("issue it again with an end, a day for the work of a session"))
		if t.Declaration != nil {
			f.Fixes = remedy.End(t.Doc, t.Declaration, run.Policy)
		}
		run.Report(f)
	}
	return nil
}
