// Package uncheckedfetch holds the rule unchecked-fetch.
package uncheckedfetch

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unchecked-fetch.
var Rule = &lint.Rule{
	ID:       "unchecked-fetch",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{755},
		NIST:             []string{"IA-5"},
		OWASP:            []string{"NHI2:2025"},
		SecuritySeverity: 2.0,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, call := range pass.Doc.Calls {
		if call.Holder.Server == nil || call.Unchecked.Text == "" {
			continue
		}
		pass.Report(lint.Finding{
			At: lint.Location{File: pass.Doc.File, Span: call.Place.Value, Path: call.Place.Path},
			Message: fmt.Sprintf("server %q starts with an empty %q where \"%s\" fails",
				call.Holder.Server.Name, call.Unchecked.Text, strings.Join(call.Command.Words, " ")),
			Help: fmt.Sprintf("write %s=\"$(...)\" && export %[1]s && exec ...", call.Unchecked.Text),
		})
	}
	return nil
}
