// Package keyininstructions holds the rule key-in-instructions.
package keyininstructions

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is key-in-instructions.
var Rule = &lint.Rule{
	ID:       "key-in-instructions",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5, 6},
		CWE:              []int{201, 798},
		NIST:             []string{"AC-3", "IA-5(7)"},
		OWASP:            []string{"LLM02:2025", "LLM07:2025", "NHI2:2025", "MCP10:2025", "MCP01:2025", "ASI06:2026"},
		SecuritySeverity: 8.0,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for g := range advice.Literals(pass.Doc, grant.Instruction) {
		pass.Report(advice.Exposure(pass, g, fmt.Sprintf("instructions that agents read hold %s", advice.Named(g))))
	}
	return nil
}
