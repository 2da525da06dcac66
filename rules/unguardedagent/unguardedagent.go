// Package unguardedagent holds the rule unguarded-agent.
package unguardedagent

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unguarded-agent.
var Rule = &lint.Rule{
	ID:       "unguarded-agent",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2, 3},
		CWE:              []int{250, 272},
		NIST:             []string{"AC-6", "CM-7"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "ASI02:2026", "ASI03:2026"},
		SecuritySeverity: 6.3,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, run := range pass.Doc.Runs {
		if run.Loose.Text != "" && (run.Job != "" || len(run.Gets) > 0) {
			pass.Report(finding(pass.Doc, run))
		}
	}
	return nil
}

// finding is a note where nothing but the key of its model and what only reads
// or remarks reaches the agent, and in an action, whose callers say what does.
func finding(doc *grant.Document, run *grant.Run) lint.Finding {
	reach := advice.ReachOf(run)
	f := lint.Finding{
		At:      lint.Location{File: doc.File, Span: run.Loose.Span, Path: run.Loose.Path},
		Message: fmt.Sprintf("%s does everything unasked (%q) and holds %s", advice.InJob(run), run.Loose.Text, reach),
		Help:    run.Agent.Tight + ", or take away what it holds",
	}
	if run.Job == "" || !reach.Grave && !(reach.Unsure && given(run)) {
		f.Severity = advice.Severity(lint.Note)
	}
	return f
}

// given reports whether somebody handed the job's token to the agent by name.
func given(run *grant.Run) bool {
	return slices.ContainsFunc(run.Gets, func(h grant.Handout) bool { return h.Own })
}
