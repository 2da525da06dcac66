// Package longexpiry holds the rule long-expiry.
package longexpiry

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/analyzers/longexpiry"
	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is long-expiry.
var Rule = &lint.Rule{
	ID:       "long-expiry",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4},
		CWE:              []int{613, 263},
		NIST:             []string{"IA-5", "AC-12"},
		OWASP:            []string{"NHI7:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 5.3,
	},
	Conclude: conclude,
	Analyzer: longexpiry.Analyzer,
}

func conclude(run *lint.Run) error {
	limit := run.MaxTTL
	if limit == 0 {
		limit = lint.DefaultMaxTTL
	}
	for t := range advice.Terms(run) {
		if t.Span <= limit || t.Endless || t.Expired(run.Now) {
			continue
		}
		message := fmt.Sprintf("%s: lives for %s", t.What, anatomy.Duration(t.Span))
		if !t.Expires.IsZero() {
			message += ", until " + anatomy.Date(t.Expires)
		} else if t.Default {
			message += ", because no end is set"
		}
		f := t.Finding(t.End, message, t.Renew(fmt.Sprintf("issue it again for %s or less", anatomy.Duration(limit))))
		if t.Declaration != nil {
			f.Fixes = remedy.End(t.Doc, t.Declaration, run.Policy)
		}
		run.Report(f)
	}
	return nil
}
