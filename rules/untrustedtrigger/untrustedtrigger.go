// Package untrustedtrigger holds the rule untrusted-trigger.
package untrustedtrigger

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is untrusted-trigger.
var Rule = &lint.Rule{
	ID:       "untrusted-trigger",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2, 3},
		CWE:              []int{862, 250},
		NIST:             []string{"AC-3", "AC-6"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "ASI01:2026", "ASI03:2026"},
		SecuritySeverity: 7.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, run := range pass.Doc.Runs {
		if run.Open.Text != "" {
			pass.Report(finding(pass.Doc, run))
		}
	}
	return nil
}

// finding is a note where the agent can do no more than remark and spend the
// key of its model, as far as the file tells.
func finding(doc *grant.Document, run *grant.Run) lint.Finding {
	reach := advice.ReachOf(run)
	f := lint.Finding{
		At:      lint.Location{File: doc.File, Span: run.Open.Span, Path: run.Open.Path},
		Message: fmt.Sprintf("anybody can start %s by %q, and it holds %s", advice.InJob(run), run.Open.Text, reach),
		Help:    "let only members start it, by their author_association or a label, and give it a token that reads",
		Related: []lint.Location{{File: doc.File, Span: run.Place.Value, Path: run.Place.Path, Message: "the agent"}},
	}
	if !reach.Grave {
		f.Severity = advice.Severity(lint.Note)
	}
	return f
}
