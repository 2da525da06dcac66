// Package referencenotexpanded holds the rule reference-not-expanded.
package referencenotexpanded

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is reference-not-expanded.
var Rule = &lint.Rule{
	ID:       "reference-not-expanded",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{522},
		NIST:             []string{"IA-5"},
		OWASP:            []string{"NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 3.1,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	if pass.Doc.Identity.Template {
		return nil // something else may fill it in
	}
	for _, g := range pass.Doc.Grants {
		if !judged(g) || pass.Doc.Identity.Kind == inventory.Workload && holdsConfig(g) {
			continue
		}
		for i, ref := range g.Refs {
			if secret(g, ref) && !silent[ref.Syntax] && !advice.Expands(g, ref.Syntax) {
				f := finding(g, i)
				f.Fixes = remedy.Reexpress(pass.Doc, g, i, pass.Remedy)
				pass.Report(f)
			}
		}
	}
	return nil
}

// judged reports whether the clients, and nothing else, decide what becomes of
// a reference in the slot of g, and are known well enough.
func judged(g *grant.Grant) bool {
	return g.Kind == credential.Reference && !g.Disabled && !expandedOutside(g) &&
		g.Dialect != nil && g.Dialect.Known && advice.Client(g) != ""
}

// secret reports whether a reference stands for a credential, by its own name
// or the slot's. What stands in backquotes in a text has no name: it may be any word.
func secret(g *grant.Grant, ref credential.Ref) bool {
	return credential.ClassifyName(g.Name).Credential() || ref.Syntax != credential.Command && credential.ClassifyName(ref.Name).Credential()
}

// silent are notations that may be something else, or are filled in before the
// client reads the file, or are resolved by what the client starts.
var silent = map[credential.Syntax]bool{
	credential.EditorVar: true, credential.PluginVar: true, credential.Manager: true, credential.Bang: true,
	credential.URLTemplate: true, credential.Mustache: true, credential.MustacheEnv: true, credential.Percent: true,
}

// holdsConfig reports whether the value of g is a whole config in JSON. A CI job
// hands such a one to its agent ("settings" of run-gemini-cli), and what it
// expands is the agent's affair.
func holdsConfig(g *grant.Grant) bool {
	text := strings.TrimLeft(string(g.Place.File.Text(g.Place.Value)), " \t\r\n|>+-'\"")
	return strings.HasPrefix(text, "{")
}

// expandedOutside reports whether something other than the client expands
// references in the slot of g: a launcher, a shell, or a bridge in its arguments.
func expandedOutside(g *grant.Grant) bool {
	s := g.Holder.Server
	if s == nil || s.Command == "" {
		return false
	}
	return s.Wrapped != "" || g.Field == "args" && (s.URL != nil || shells[command(s.Command)])
}

// shells expand what stands in their arguments.
var shells = map[string]bool{
	"sh": true, "bash": true, "zsh": true, "dash": true, "fish": true, "cmd": true, "powershell": true, "pwsh": true, "wsl": true,
}

// command is the program's name without folder and extension.
func command(text string) string {
	text = text[strings.LastIndexAny(text, `/\`)+1:]
	return strings.TrimSuffix(strings.ToLower(text), ".exe")
}

func finding(g *grant.Grant, i int) lint.Finding {
	ref := g.Refs[i]
	at := lint.Location{File: g.Place.File, Span: g.Place.Value, Path: g.Place.Path}
	if i < len(g.RefSpans) {
		at.Span = g.RefSpans[i]
	}
	return lint.Finding{
		At: at,
		Message: fmt.Sprintf("%s refers to a secret as %q, which %s does not expand: the text itself is sent",
			advice.Slot(g), written(g, i), advice.Client(g)),
		Help:  advice.Reexpress(g, ref),
		Grant: g,
	}
}

// written is a reference as the file has it, without its default, which may be
// a secret. Where that cannot be told apart, it is the name of the notation.
func written(g *grant.Grant, i int) string {
	ref := g.Refs[i]
	if i >= len(g.RefSpans) {
		return string(ref.Syntax)
	}
	f := g.Place.File
	text := string(f.Text(g.RefSpans[i]))
	switch {
	case ref.DefaultEnd == 0:
		return f.Scrub(text)
	case len(text) == ref.End-ref.Start:
		return f.Scrub(text[:ref.DefaultStart-ref.Start] + "..." + text[ref.DefaultEnd-ref.Start:])
	}
	return string(ref.Syntax)
}
