// Package keyinsource holds the rule key-in-source.
package keyinsource

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/analyzers/keyinsource"
	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is key-in-source.
var Rule = &lint.Rule{
	ID:       "key-in-source",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{798, 321, 540},
		NIST:             []string{"IA-5(7)"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 9.1,
	},
	Check:    check,
	Analyzer: keyinsource.Analyzer,
}

func check(pass *lint.Pass) error {
	for g := range advice.Literals(pass.Doc, grant.Code) {
		pass.Report(advice.Exposure(pass, g, fmt.Sprintf("the file holds %s", advice.Named(g))))
	}
	return nil
}
