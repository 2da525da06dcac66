// Package secretinlog holds the rule secret-in-log.
package secretinlog

import (
	_ "embed"

	"github.com/credlint/credlint/analyzers/secretinlog"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is secret-in-log.
var Rule = &lint.Rule{
	ID:       "secret-in-log",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{7},
		CWE:              []int{532},
		NIST:             []string{"AU-3", "IA-5(6)"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 6.5,
	},
	Analyzer: secretinlog.Analyzer,
}
