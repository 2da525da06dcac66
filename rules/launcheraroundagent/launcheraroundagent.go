// Package launcheraroundagent holds the rule launcher-around-agent.
package launcheraroundagent

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is launcher-around-agent.
var Rule = &lint.Rule{
	ID:       "launcher-around-agent",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{3, 5},
		CWE:              []int{272, 526},
		NIST:             []string{"AC-6", "IA-5(6)"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "MCP02:2025", "ASI03:2026"},
		SecuritySeverity: 5.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, call := range pass.Doc.Calls {
		if call.Agent == nil || call.Command.As != managers.Launch {
			continue
		}
		pass.Report(lint.Finding{
			At: lint.Location{File: pass.Doc.File, Span: call.Place.Value, Path: call.Place.Path},
			Message: fmt.Sprintf("\"%s\" injects secrets into the whole of %s and into every command that it runs",
				strings.Join(call.Command.Words, " "), call.Agent.Name),
			Help: "put the launcher around the one MCP server or script that needs the secrets",
		})
	}
	return nil
}
