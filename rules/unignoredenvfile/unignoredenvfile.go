// Package unignoredenvfile holds the rule unignored-env-file.
package unignoredenvfile

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unignored-env-file.
var Rule = &lint.Rule{
	ID:       "unignored-env-file",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{6},
		CWE:              []int{538, 312, 526},
		NIST:             []string{"IA-5(6)", "SC-28"},
		OWASP:            []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"},
		SecuritySeverity: 7.5,
	},
	Conclude: conclude,
}

// conclude reports each file once: where it is, if it was read and holds
// literals, else at the first config that loads it.
func conclude(run *lint.Run) error {
	if !run.Repo.Present() {
		return nil
	}
	reported := map[string]bool{}
	for _, doc := range run.Docs {
		if f, ok := dotenv(run.Repo, doc); ok {
			reported[doc.File.Path] = true
			run.Report(f)
		}
	}
	for _, doc := range run.Docs {
		for _, e := range doc.EnvFiles {
			path := e.Resolve(doc.File.Path, run.Repo.Exists)
			if state := exposed(run.Repo, path); path != "" && state != "" && !reported[path] {
				reported[path] = true
				run.Report(loaded(doc, e, path, state))
			}
		}
	}
	return nil
}

// dotenv judges a .env file that is itself part of the run.
func dotenv(repo lint.Repo, doc *grant.Document) (lint.Finding, bool) {
	state := exposed(repo, doc.File.Path)
	if doc.Identity.Kind != inventory.DotenvFile || doc.Identity.Template || state == "" {
		return lint.Finding{}, false
	}
	for g := range advice.Literals(doc, grant.Dotenv, grant.URL) {
		if g.Kind != credential.Literal || g.Disabled {
			continue
		}
		at := lint.Location{File: doc.File, Span: g.Place.Key}
		if at.Span.Empty() {
			at.Span = g.Place.Value
		}
		return lint.Finding{At: at, Message: "file with literal credentials " + state, Help: help(doc.File.Path, state), Fixes: ignore(doc.File.Path, state)}, true
	}
	return lint.Finding{}, false
}

// loaded is the finding on a config that loads an exposed file.
func loaded(doc *grant.Document, e *grant.EnvFile, path, state string) lint.Finding {
	return lint.Finding{
		At:      lint.Location{File: doc.File, Span: e.Span, Path: e.Path},
		Message: fmt.Sprintf("secrets are loaded from %q, which %s", path, state),
		Help:    help(path, state),
		Fixes:   ignore(path, state),
	}
}

const tracked = "is tracked by git"

// exposed tells how git exposes a path, or nothing where it does not.
func exposed(repo lint.Repo, path string) string {
	switch {
	case repo.Tracked(path):
		return tracked
	case repo.Exists(path) && !repo.Ignored(path): // not so a file elsewhere
		return "is not ignored by git"
	}
	return ""
}

func help(path, state string) string {
	if state == tracked {
		return fmt.Sprintf("rotate what is in it, run \"git rm --cached %s\", and add it to .gitignore", path)
	}
	return fmt.Sprintf("add %s to .gitignore", path)
}

// ignore adds the file to .gitignore. What git tracks stays tracked all the
// same.
func ignore(path, state string) []lint.Fix {
	if state == tracked {
		return []lint.Fix{{Title: help(path, state), Safety: lint.Manual}}
	}
	return []lint.Fix{{
		Title: "add it to .gitignore", Safety: lint.Safe,
		Lines: []lint.Line{{Path: ".gitignore", Text: "/" + pattern(path)}},
	}}
}

// pattern writes a path as .gitignore reads it.
func pattern(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "#", `\#`, "!", `\!`).Replace(path)
}
