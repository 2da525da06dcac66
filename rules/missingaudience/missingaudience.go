// Package missingaudience holds the rule missing-audience.
package missingaudience

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/missingaudience"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is missing-audience.
var Rule = &lint.Rule{
	ID:       "missing-audience",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{863, 345},
		NIST:             []string{"AC-3"},
		OWASP:            []string{"MCP07:2025", "ASI03:2026"},
		SecuritySeverity: 7.5,
	},
	Analyzer: missingaudience.Analyzer,
}
