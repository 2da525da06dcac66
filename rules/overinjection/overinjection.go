// Package overinjection holds the rule over-injection.
package overinjection

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is over-injection.
var Rule = &lint.Rule{
	ID:       "over-injection",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{3, 5},
		CWE:              []int{272, 526},
		NIST:             []string{"AC-6", "IA-5(6)"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "NHI8:2025", "MCP02:2025", "ASI03:2026"},
		SecuritySeverity: 5.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, call := range pass.Doc.Calls {
		if call.Holder.Server == nil || !everything(call) {
			continue
		}
		pass.Report(lint.Finding{
			At: lint.Location{File: pass.Doc.File, Span: call.Place.Value, Path: call.Place.Path},
			Message: fmt.Sprintf("\"%s\" injects every secret of its configuration into server %q",
				strings.Join(call.Command.Words, " "), call.Holder.Server.Name),
			Help: fmt.Sprintf("add %q, so that the server gets only what it needs", call.Command.Narrower),
		})
	}
	jobs(pass)
	return nil
}

// everything reports whether a launcher could inject less and was not told to.
func everything(call *grant.Call) bool {
	c := call.Command
	return c.As == managers.Launch && c.Injects == managers.All && c.Confidence != managers.Memory && len(c.Narrow) > 0 &&
		!slices.ContainsFunc(c.Narrow, func(name string) bool { return call.Flag(name) != nil })
}
