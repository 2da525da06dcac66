// Package sharedkey holds the rule shared-key.
package sharedkey

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is shared-key.
var Rule = &lint.Rule{
	ID:       "shared-key",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{1, 7},
		CWE:              []int{522},
		NIST:             []string{"IA-4", "AU-10", "IA-5"},
		OWASP:            []string{"NHI9:2025", "NHI8:2025", "MCP08:2025", "ASI03:2026"},
		SecuritySeverity: 5.0,
	},
	Conclude: conclude,
}

// conclude reports each shared credential once, at the first agent that has it.
func conclude(run *lint.Run) error {
	grants := literals(run.Docs)
	secrets := make([]credential.Secret, len(grants))
	for i, g := range grants {
		secrets[i] = g.Secret
	}
	owner := newOwners(run.Docs)
	for _, group := range credential.Groups(secrets) {
		places := make([]place, len(group))
		for n, i := range group {
			places[n] = place{grants[i], owner.of(grants[i])}
		}
		if f, ok := judge(places); ok {
			run.Report(f)
		}
	}
	return nil
}

// minLen is the length from which two equal texts are no coincidence, unless
// their format is known.
const minLen = 8

// literals are the credentials in force, in the order of their places.
func literals(docs []*grant.Document) []*grant.Grant {
	var all []*grant.Grant
	for _, doc := range docs {
		for _, g := range doc.Grants {
			if g.Kind == credential.Literal && !g.Disabled && (g.Type != "" || g.Secret.Len() >= minLen) {
				all = append(all, g)
			}
		}
	}
	return all
}

// place is one place of a credential, and who holds it there.
type place struct {
	grant *grant.Grant
	owner owner
}

// judge makes a finding of the places of one credential if its holders are two
// or more and one of them is an agent.
func judge(places []place) (lint.Finding, bool) {
	firsts, copies := part(places)
	agent := -1
	for i, p := range firsts {
		if p.owner.client != "" {
			agent = i
			break
		}
	}
	if agent < 0 || len(firsts) < 2 {
		return lint.Finding{}, false
	}
	at := firsts[agent]
	firsts = append([]place{at}, append(firsts[:agent:agent], firsts[agent+1:]...)...)
	return lint.Finding{
		At:      location(at),
		Message: message(firsts),
		Help: "make a key of its own for each of them, with no more rights than it needs: " +
			"then one can be revoked without the others, and its use told from theirs",
		Related: related(firsts[1:], copies),
		Grant:   at.grant,
	}, true
}

// part tells the first place of each holder from all that only repeats one of
// them, in order.
func part(places []place) (firsts, copies []place) {
	known := map[owner]bool{}
	servers := map[string]bool{}
	for _, p := range places {
		if p.owner.client != "" && !p.owner.anyone {
			servers[p.owner.server] = true
		}
	}
	for _, p := range places {
		// A file that may be any client's is taken for a copy where it has a
		// server of the same name.
		if p.owner == nobody || known[p.owner] || p.owner.anyone && servers[p.owner.server] {
			copies = append(copies, p)
			continue
		}
		known[p.owner] = true
		firsts = append(firsts, p)
	}
	return firsts, copies
}

// maxNamed is how many holders a message names, maxRelated how many places are
// linked.
const (
	maxNamed   = 3
	maxRelated = 10
)

func message(firsts []place) string {
	what := "one credential"
	switch g := firsts[0].grant; {
	case g.Anatomy.Known():
		what = "one " + g.Anatomy.Name()
	case g.Type != "":
		what += fmt.Sprintf(" (%s)", g.Type)
	}
	var names []string
	for _, p := range firsts[:min(len(firsts), maxNamed)] {
		names = append(names, fmt.Sprintf("%s (%s)", p.name(), p.grant.Place.File.Path))
	}
	if more := len(firsts) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	return fmt.Sprintf("%s is given to %s and %s", what, strings.Join(names[:last], ", "), names[last])
}

// related links the other holders, then the copies.
func related(others, copies []place) []lint.Location {
	var all []lint.Location
	for _, p := range others {
		l := location(p)
		l.Message = "also given to " + p.name()
		all = append(all, l)
	}
	for _, p := range copies {
		l := location(p)
		l.Message = "the same credential once more"
		all = append(all, l)
	}
	return all[:min(len(all), maxRelated)]
}

func location(p place) lint.Location {
	return lint.Location{File: p.grant.Place.File, Span: p.grant.Place.Value, Path: p.grant.Place.Path}
}
