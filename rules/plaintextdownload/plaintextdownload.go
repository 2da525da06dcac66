// Package plaintextdownload holds the rule plaintext-download.
package plaintextdownload

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is plaintext-download.
var Rule = &lint.Rule{
	ID:       "plaintext-download",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5, 6},
		CWE:              []int{312, 313},
		NIST:             []string{"SC-28", "IA-5(6)"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 7.0,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, call := range pass.Doc.Calls {
		if call.Target.Text != "" {
			pass.Report(finding(pass.Doc, call))
		}
	}
	return nil
}

func finding(doc *grant.Document, call *grant.Call) lint.Finding {
	what := "a secret"
	if call.Command.All {
		what = "secrets"
	}
	f := lint.Finding{
		At:      lint.Location{File: doc.File, Span: call.Place.Value, Path: call.Place.Path},
		Message: fmt.Sprintf("\"%s\" writes %s in clear to \"%s\"", strings.Join(call.Command.Words, " "), what, call.Target.Text),
		Help:    help(call.Manager),
	}
	if doc.Identity.Kind == inventory.Workload || call.Command.Confidence == managers.Memory {
		f.Severity = advice.Severity(lint.Note)
	}
	return f
}

// help tells to start the program with the secrets, or to fetch one.
func help(m *managers.Manager) string {
	for _, c := range m.Commands {
		if c.As == managers.Launch && c.Skip == managers.Behind {
			return fmt.Sprintf("start the program that needs them with %q", strings.Join(c.Words, " ")+" -- COMMAND")
		}
	}
	if m.Fetch != "" {
		return fmt.Sprintf("keep it in the process: K=\"$(%s)\" && export K && exec COMMAND", m.Fetch)
	}
	return "keep it in the environment of the one process that needs it"
}
