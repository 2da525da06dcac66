// Package keyindotenv holds the rule key-in-dotenv.
package keyindotenv

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

// Rule is key-in-dotenv.
var Rule = &lint.Rule{
	ID:       "key-in-dotenv",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{6},
		CWE:              []int{312, 526, 538},
		NIST:             []string{"IA-5(6)", "SC-28"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 7.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	local := neverCommitted(pass)
	for g := range advice.Literals(pass.Doc, grant.Dotenv) {
		f := advice.Exposure(pass, g, fmt.Sprintf("%s holds %s", advice.Slot(g), advice.Credential(g)))
		f.Fixes = remedy.Literal(pass.Doc, g, pass.Remedy)
		if local {
			advice.Lower(&f, lint.Warning)
			f.Message += "; git ignores the file, agents do not"
		}
		pass.Report(f)
	}
	return nil
}

// neverCommitted reports whether git keeps the file out. The agent in the
// folder still reads it, so the finding stays, but it is no leak to others.
func neverCommitted(pass *lint.Pass) bool {
	path := pass.Doc.File.Path
	return pass.Repo.Present() && pass.Repo.Ignored(path) && !pass.Repo.Tracked(path)
}
