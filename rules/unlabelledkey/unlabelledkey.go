// Package unlabelledkey holds the rule unlabelled-key.
package unlabelledkey

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unlabelled-key.
var Rule = &lint.Rule{
	ID:       "unlabelled-key",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{7},
		CWE:              []int{778},
		NIST:             []string{"AU-3", "IA-4"},
		OWASP:            []string{"MCP08:2025"},
		SecuritySeverity: 3.1,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, d := range pass.Doc.Declarations {
		if d.Agent && !d.Labelled && d.Form != grant.Policy && d.Form != grant.Consent {
			pass.Report(lint.Finding{
				At:      lint.Location{File: pass.Doc.File, Span: d.Place.Value, Path: d.Place.Path},
				Message: fmt.Sprintf("%s has no name or label that tells which agent uses it", d.What),
				Help:    "name the agent and the purpose, so that its use can be told apart from that of people",
			})
		}
	}
	return nil
}
