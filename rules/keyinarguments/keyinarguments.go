// Package keyinarguments holds the rule key-in-arguments.
package keyinarguments

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is key-in-arguments.
var Rule = &lint.Rule{
	ID:       "key-in-arguments",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{214},
		NIST:             []string{"IA-5(6)"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 6.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for g := range advice.Literals(pass.Doc, grant.Argument) {
		f := advice.Exposure(pass, g, fmt.Sprintf("%s holds %s", advice.Slot(g), advice.Credential(g)))
		f.Fixes = remedy.Literal(pass.Doc, g, pass.Remedy)
		pass.Report(f)
	}
	return nil
}
