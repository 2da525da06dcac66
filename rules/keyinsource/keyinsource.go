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
		message := fmt.Sprintf("the file holds %s", advice.Named(g))
		if !forTests(g, pass.Doc.File.Path) {
			pass.Report(advice.Exposure(pass, g, message))
			continue
		}
		f := advice.Exposure(pass, g, message+", as tests make them for themselves")
		advice.Lower(&f, lint.Note)
		pass.Report(f)
	}
	return nil
}

// forTests reports whether a credential is a private key among tests. They make them
// for servers and signatures of their own; what a vendor issues they have to get.
func forTests(g *grant.Grant, path string) bool {
	return g.Type == "private-key-pem" && grant.MadeUp(path)
}
