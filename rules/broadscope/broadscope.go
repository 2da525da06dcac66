// Package broadscope holds the rule broad-scope.
package broadscope

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/credlint/credlint/analyzers/broadscope"
	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is broad-scope.
var Rule = &lint.Rule{
	ID:       "broad-scope",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2, 3},
		CWE:              []int{272, 250, 1220},
		NIST:             []string{"AC-6", "AC-6(5)"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "MCP02:2025", "ASI03:2026", "ASI02:2026"},
		SecuritySeverity: 7.2,
	},
	Check:    check,
	Analyzer: broadscope.Analyzer,
}

func check(pass *lint.Pass) error {
	for _, d := range pass.Doc.Declarations {
		if list := advice.Scopes(d, scopes.Level.Broad); d.Agent && len(list) > 0 {
			pass.Report(finding(pass.Doc, d, list))
		}
	}
	return nil
}

// finding is a warning where nothing but memory says that the scopes are broad.
func finding(doc *grant.Document, d *grant.Declaration, list []grant.Scope) lint.Finding {
	f := advice.Scoped(doc, d, list, message(d, list))
	f.Fixes = remedy.Narrow(doc, d, list)
	if !slices.ContainsFunc(list, func(s grant.Scope) bool { return s.Sure }) {
		f.Severity = advice.Severity(lint.Warning)
	}
	return f
}

func message(d *grant.Declaration, list []grant.Scope) string {
	full := slices.IndexFunc(list, func(s grant.Scope) bool { return s.Level == scopes.Full })
	switch {
	case d.Form == grant.Consent && full >= 0:
		return fmt.Sprintf("%s is given everything: %s", d.What, advice.Listed(list))
	case full < 0:
		return fmt.Sprintf("%s may administer: %s", d.What, advice.Listed(list))
	case list[full].Text == "":
		return fmt.Sprintf("%s may do everything, because no scopes are named", d.What)
	}
	return fmt.Sprintf("%s may do everything: %s", d.What, advice.Listed(list))
}
