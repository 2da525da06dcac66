// Package weakenedmanager holds the rule weakened-manager.
package weakenedmanager

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

// Rule is weakened-manager.
var Rule = &lint.Rule{
	ID:       "weakened-manager",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{522, 693},
		NIST:             []string{"IA-5(6)"},
		OWASP:            []string{"NHI2:2025", "MCP01:2025"},
		SecuritySeverity: 4.0,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, call := range pass.Doc.Calls {
		if !near(call) && call.Shown {
			continue
		}
		for _, w := range append(slices.Clone(call.Command.Weak), call.Manager.Weak...) {
			if said, there := weak(call, w); there {
				pass.Report(lint.Finding{
					At:      lint.Location{File: pass.Doc.File, Span: call.Place.Value, Path: call.Place.Path.Key(said)},
					Message: fmt.Sprintf("\"%s\" %s %s", strings.Join(call.Command.Words, " "), said, w.Why),
				})
			}
		}
	}
	return nil
}

// near reports whether a call hands its secrets to an agent or a server.
func near(call *grant.Call) bool { return call.Holder.Server != nil || call.Agent != nil }

// weak reports whether a call has a weakness, and how it came by it.
func weak(call *grant.Call, w managers.Weakness) (said string, there bool) {
	switch {
	case w.Flag != "":
		return fmt.Sprintf("with %q", w.Flag), call.Flag(w.Flag) != nil
	case w.Variable != "":
		return fmt.Sprintf("with %q", w.Variable), slices.Contains(w.Set, call.Variable(w.Variable))
	}
	has := func(name string) bool { return call.Flag(name) != nil }
	return fmt.Sprintf("without %q", w.Missing[0]), near(call) && !slices.ContainsFunc(w.Missing, has)
}
