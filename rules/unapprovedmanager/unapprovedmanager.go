// Package unapprovedmanager holds the rule unapproved-manager.
package unapprovedmanager

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/spell"
)

//go:embed README.md
var page string

// Rule is unapproved-manager.
var Rule = &lint.Rule{
	ID:       "unapproved-manager",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{522},
		NIST:             []string{"CM-7", "IA-5"},
		OWASP:            []string{"MCP01:2025"},
		SecuritySeverity: 4.0,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	if pass.Managers == nil {
		return nil
	}
	for _, g := range pass.Doc.Grants {
		references(pass, g)
	}
	for _, call := range pass.Doc.Calls {
		if hands(call) && unapproved(pass, call.Manager) {
			report(pass, call.Manager, lint.Location{Span: call.Place.Value, Path: call.Place.Path},
				fmt.Sprintf("\"%s\" is a command of", strings.Join(call.Command.Words, " ")))
		}
	}
	return nil
}

// references reports those of a grant. What instructions name, nobody is handed.
func references(pass *lint.Pass, g *grant.Grant) {
	if g.Disabled || g.Route == grant.Instruction {
		return
	}
	for i, ref := range g.Refs {
		if m := managers.ByID(ref.Manager); m != nil && i < len(g.RefSpans) && unapproved(pass, m) {
			report(pass, m, lint.Location{Span: g.RefSpans[i], Path: g.Place.Path}, advice.Slot(g)+" refers to")
		}
	}
}

// hands reports whether a command gives somebody what a manager keeps. A cloud's
// program does much besides: only what it does for an agent counts.
func hands(call *grant.Call) bool {
	switch call.Command.As {
	case managers.Dump, managers.Make:
		return false
	}
	return !call.Command.Person && (!call.Manager.General || call.Holder.Server != nil || call.Agent != nil)
}

func unapproved(pass *lint.Pass, m *managers.Manager) bool {
	return !m.Relays && !slices.Contains(pass.Managers, m.ID)
}

func report(pass *lint.Pass, m *managers.Manager, at lint.Location, what string) {
	at.File = pass.Doc.File
	help := "no secrets manager may be used here"
	if len(pass.Managers) > 0 {
		help = "keep it in " + spell.OneOf(named(pass.Managers))
	}
	pass.Report(lint.Finding{
		At: at, Message: fmt.Sprintf("%s %s, which is not one of the managers that may be used here", what, m.Name), Help: help,
	})
}

func named(ids []string) []string {
	var names []string
	for _, id := range ids {
		names = append(names, managers.ByID(id).Name)
	}
	return names
}
