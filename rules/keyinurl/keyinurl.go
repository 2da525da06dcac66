// Package keyinurl holds the rule key-in-url.
package keyinurl

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

// Rule is key-in-url.
var Rule = &lint.Rule{
	ID:       "key-in-url",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{598},
		NIST:             []string{"SC-8", "IA-5(6)"},
		OWASP:            []string{"LLM02:2025", "NHI4:2025", "MCP01:2025"},
		SecuritySeverity: 7.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for g := range advice.Literals(pass.Doc, grant.URL) {
		f := advice.Exposure(pass, g, fmt.Sprintf("%s holds %s", advice.Slot(g), advice.Credential(g)))
		f.Fixes = remedy.Literal(pass.Doc, g, pass.Remedy)
		pass.Report(f)
	}
	return nil
}
