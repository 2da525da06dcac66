// Package constantsigningkey holds the rule constant-signing-key.
package constantsigningkey

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/constantsigningkey"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is constant-signing-key.
var Rule = &lint.Rule{
	ID:       "constant-signing-key",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{321},
		NIST:             []string{"IA-5(7)", "SC-12"},
		OWASP:            []string{"NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 8.1,
	},
	Analyzer: constantsigningkey.Analyzer,
}
