// Package readablesecretfile holds the rule readable-secret-file.
package readablesecretfile

import (
	_ "embed"
	"fmt"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is readable-secret-file.
var Rule = &lint.Rule{
	ID:       "readable-secret-file",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{6},
		CWE:              []int{522, 538},
		NIST:             []string{"AC-3", "AC-6"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 4.0,
	},
	Conclude: conclude,
}

func conclude(run *lint.Run) error {
	agents := agentsOf(run.Docs)
	for _, doc := range run.Docs {
		g := secret(doc)
		if g == nil {
			continue
		}
		var readers []agent
		for _, a := range agents {
			if a.reads(doc.File.Path, run.Repo) {
				readers = append(readers, a)
			}
		}
		if len(readers) > 0 {
			run.Report(finding(g, readers))
		}
	}
	return nil
}

// secret is the first literal of a file that holds the project's secrets, or
// nil. What an agent reads as its own configuration is none: the agent has it
// anyway, and the keys in it are findings of other rules.
func secret(doc *grant.Document) *grant.Grant {
	id := doc.Identity
	store := id.Kind == inventory.DotenvFile && !id.Template && len(id.Uses) == 0 ||
		id.Kind == inventory.Config && strings.Contains(path.Base(doc.File.Path), "secret")
	if !store {
		return nil
	}
	for _, g := range doc.Grants {
		if advice.IsLiteral(g) && !g.Disabled {
			return g
		}
	}
	return nil
}

func finding(g *grant.Grant, readers []agent) lint.Finding {
	var names, ways []string
	for _, a := range readers {
		names = append(names, a.client.Name)
		ways = append(ways, a.deny(g.Place.File.Path))
	}
	at := lint.Location{File: g.Place.File, Span: g.Place.Key}
	if at.Span.Empty() {
		at.Span = g.Place.Value
	}
	return lint.Finding{
		At:      at,
		Message: fmt.Sprintf("file with literal credentials that nothing keeps %s from reading", strings.Join(names, ", ")),
		Help:    strings.Join(ways, "; "),
	}
}
