// Package tokenpassthrough holds the rule token-passthrough.
package tokenpassthrough

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/tokenpassthrough"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is token-passthrough.
var Rule = &lint.Rule{
	ID:       "token-passthrough",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{441, 863},
		NIST:             []string{"AC-3", "SC-23"},
		OWASP:            []string{"NHI4:2025", "MCP07:2025", "MCP01:2025", "ASI03:2026", "ASI07:2026"},
		SecuritySeverity: 8.1,
	},
	Analyzer: tokenpassthrough.Analyzer,
}
