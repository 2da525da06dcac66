// Package writescope holds the rule write-scope.
package writescope

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/credlint/credlint/analyzers/writescope"
	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is write-scope.
var Rule = &lint.Rule{
	ID:       "write-scope",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2, 3},
		CWE:              []int{272, 250},
		NIST:             []string{"AC-6", "AC-6(5)"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "MCP02:2025", "ASI03:2026"},
		SecuritySeverity: 5.4,
	},
	Check:    check,
	Analyzer: writescope.Analyzer,
}

func check(pass *lint.Pass) error {
	for _, d := range pass.Doc.Declarations {
		if list := advice.Scopes(d, writes); d.Agent && len(list) > 0 {
			pass.Report(finding(pass.Doc, d, list))
		}
	}
	return nil
}

// finding stands at the scope that writes most. It is a note where what is
// written are remarks, which people read and can take back, and where nobody has
// written that it may.
func finding(doc *grant.Document, d *grant.Declaration, list []grant.Scope) lint.Finding {
	slices.SortStableFunc(list, func(a, b grant.Scope) int { return rank(a) - rank(b) })
	f := advice.Scoped(doc, d, list, message(d, list))
	f.Fixes = remedy.Narrow(doc, d, list)
	if list[0].Mild || d.Implied {
		f.Severity = advice.Severity(lint.Note)
	}
	return f
}

func rank(s grant.Scope) int {
	if s.Mild {
		return 1
	}
	return 0
}

// writes leaves out what is broader: that is for broad-scope.
func writes(l scopes.Level) bool { return l == scopes.Write }

func message(d *grant.Declaration, list []grant.Scope) string {
	return fmt.Sprintf("%s may write: %s", d.What, advice.Listed(list))
}
