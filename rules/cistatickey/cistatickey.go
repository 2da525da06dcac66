// Package cistatickey holds the rule ci-static-key.
package cistatickey

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is ci-static-key.
var Rule = &lint.Rule{
	ID:       "ci-static-key",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4, 5},
		CWE:              []int{262, 522},
		NIST:             []string{"IA-5", "IA-9"},
		OWASP:            []string{"NHI7:2025", "NHI4:2025", "MCP01:2025"},
		SecuritySeverity: 4.3,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	seen := map[string]bool{}
	for _, run := range pass.Doc.Runs {
		for _, h := range run.Gets {
			if what, instead := stored(run, h); what != "" && !seen[run.Job+what] {
				seen[run.Job+what] = true
				pass.Report(lint.Finding{
					At:      lint.Location{File: pass.Doc.File, Span: h.Span, Path: h.Path},
					Message: fmt.Sprintf("%s gets %s that is stored and does not end (%q)", advice.InJob(run), what, h.Name),
					Help:    "the job can log in as itself: use " + instead,
				})
			}
		}
	}
	return nil
}

// stored tells which stored key a handout is, and what to use instead; nothing
// where there is no other way.
func stored(run *grant.Run, h grant.Handout) (what, instead string) {
	if act := run.Action; act != nil && run.Key(h) && h.Secret != "" && act.Keyless != "" && !run.Federated && !run.Personal(h) {
		return "a key of its model", act.Keyless
	}
	if h.Secret == "" || h.Own {
		return "", ""
	}
	switch cloud := inventory.CloudByHandout(h.Name, h.Login); {
	case cloud == nil:
		return "", ""
	case run.Variables:
		return "a key of " + cloud.Name, cloud.GitLab
	default:
		return "a key of " + cloud.Name, cloud.Keyless
	}
}
