// Package unmaskedinput holds the rule unmasked-input.
package unmaskedinput

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is unmasked-input.
var Rule = &lint.Rule{
	ID:       "unmasked-input",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5, 6},
		CWE:              []int{549, 522, 312},
		NIST:             []string{"IA-5(6)"},
		OWASP:            []string{"LLM02:2025", "MCP01:2025"},
		SecuritySeverity: 4.3,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, in := range pass.Doc.Inputs {
		if !in.Secret && wantsCredential(in) {
			pass.Report(finding(pass.Doc, in))
		}
	}
	return nil
}

// wantsCredential leaves out names that end in a bare "key": "project-key" is
// more often a project than a key.
func wantsCredential(in *grant.Input) bool {
	return credential.ClassifyName(in.Name) >= credential.NameSecret
}

func finding(doc *grant.Document, in *grant.Input) lint.Finding {
	f := lint.Finding{
		At:      lint.Location{File: doc.File, Span: in.Span, Path: in.Path},
		Message: fmt.Sprintf("input %q asks for a credential but is not marked as secret", in.Name),
		Fixes:   remedy.Mark(doc, in),
	}
	if in.Field != "" {
		f.Help = fmt.Sprintf("add \"%s\": true, so that the value is masked and kept in secure storage", in.Field)
	}
	return f
}
