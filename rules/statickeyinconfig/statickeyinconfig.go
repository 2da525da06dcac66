// Package statickeyinconfig holds the rule static-key-in-config.
package statickeyinconfig

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

// Rule is static-key-in-config.
var Rule = &lint.Rule{
	ID:       "static-key-in-config",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5, 6},
		CWE:              []int{798, 260, 312},
		NIST:             []string{"IA-5(7)", "IA-5(6)", "SC-28"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 9.1,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for g := range advice.Literals(pass.Doc, grant.Setting, grant.Env, grant.Header) {
		f := advice.Exposure(pass, g, fmt.Sprintf("%s holds %s", advice.Slot(g), advice.Credential(g)))
		f.Fixes = remedy.Literal(pass.Doc, g, pass.Remedy)
		pass.Report(f)
	}
	return nil
}
