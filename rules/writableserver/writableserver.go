// Package writableserver holds the rule writable-server.
package writableserver

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is writable-server.
var Rule = &lint.Rule{
	ID:       "writable-server",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{2},
		CWE:              []int{272, 1188},
		NIST:             []string{"CM-7", "AC-6"},
		OWASP:            []string{"LLM06:2025", "NHI5:2025", "MCP02:2025", "ASI02:2026"},
		SecuritySeverity: 3.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, s := range pass.Doc.Servers {
		f, found := judge(s)
		f.At = lint.Location{File: pass.Doc.File, Span: s.Writing.Span, Path: s.Path}
		if pass.Doc.Identity.Kind != inventory.Config { // a sample in a text: it shows what can be said
			found, f.Severity = found && s.Writing.Mode == grant.Writable, nil
		}
		if found {
			f.Fixes = remedy.ReadOnly(pass.Doc, s)
			pass.Report(f)
		}
	}
	return nil
}

func judge(s *grant.Server) (lint.Finding, bool) {
	w := s.Writing
	switch {
	case w.Mode == grant.Writable:
		return lint.Finding{
			Message:  fmt.Sprintf("server %q is allowed to write by %q", s.Name, w.By),
			Help:     help(w, "turn it off unless the agent has to write"),
			Severity: advice.Severity(lint.Warning),
		}, true
	case w.Mode == grant.ModeUnsaid && w.Server != nil && !w.Server.Asleep:
		return lint.Finding{
			Message: fmt.Sprintf("server %q may write, because the read-only switch of %s is not used", s.Name, w.Server.Name),
			Help:    help(w, ""),
		}, true
	}
	return lint.Finding{}, false
}

// help says how the server is made read-only, where that is known.
func help(w grant.Writing, otherwise string) string {
	if w.Server == nil {
		return otherwise
	}
	return fmt.Sprintf("unless the agent has to write, add %s; the boundary is a key that can only read", w.Server.Set)
}
