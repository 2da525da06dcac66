package unrestrictedkey

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/lint"
)

// check judges what a job hands to an agent in CI. Its text is not known, and
// what a secret is called is a weak word for what it may do.
func check(pass *lint.Pass) error {
	for _, run := range pass.Doc.Runs {
		for _, h := range run.Gets {
			if !h.Own && !run.Key(h) && adminName(h.Secret) {
				pass.Report(lint.Finding{
					At:       lint.Location{File: pass.Doc.File, Span: h.Span, Path: h.Path},
					Message:  fmt.Sprintf("the secret %q given to %s is an administrator's by its name", h.Secret, advice.InJob(run)),
					Help:     "make one with only the rights that the agent needs",
					Severity: advice.Severity(lint.Note),
				})
			}
		}
	}
	return nil
}

// adminName reports whether a secret is called one that may do everything.
func adminName(name string) bool {
	words := strings.FieldsFunc(strings.ToUpper(name), func(c rune) bool { return c == '_' || c == '-' })
	return slices.ContainsFunc(words, func(w string) bool { return w == "ADMIN" || w == "ROOT" || w == "SUPERUSER" }) ||
		strings.Contains(strings.Join(words, "_"), "SERVICE_ROLE")
}
