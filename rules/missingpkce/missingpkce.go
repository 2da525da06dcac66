// Package missingpkce holds the rule missing-pkce.
package missingpkce

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/missingpkce"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is missing-pkce.
var Rule = &lint.Rule{
	ID:       "missing-pkce",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{352, 345},
		NIST:             []string{"SC-23"},
		OWASP:            []string{"NHI4:2025", "MCP07:2025"},
		SecuritySeverity: 6.8,
	},
	Analyzer: missingpkce.Analyzer,
}
