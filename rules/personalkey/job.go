package personalkey

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// check looks at what CI jobs give to agents. The values are not there, but
// some variables and inputs take nothing but a person's own token. What a secret
// is called is weaker: it may be the token of an account for machines.
func check(pass *lint.Pass) error {
	for _, run := range pass.Doc.Runs {
		for _, h := range run.Gets {
			var f lint.Finding
			switch {
			case h.Secret != "" && run.Personal(h):
				f.Message = fmt.Sprintf("%q given to %s is a person's own token by its kind", h.Name, advice.InJob(run))
				f.Help = "use " + cmp.Or(keyless(run), "a key of its own for the agent, with a label that says so")
			case !run.Key(h) && personalName(h.Secret):
				f.Message = fmt.Sprintf("the secret %q given to %s is a personal access token by its name", h.Secret, advice.InJob(run))
				f.Help = "use the job's own token, or one that a GitHub App makes for this run"
				f.Severity = advice.Severity(lint.Note)
			default:
				continue
			}
			f.At = lint.Location{File: pass.Doc.File, Span: h.Span, Path: h.Path}
			pass.Report(f)
		}
	}
	return nil
}

func keyless(run *grant.Run) string {
	if run.Action == nil {
		return ""
	}
	return run.Action.Keyless
}

// personalName reports whether a secret is called a personal access token.
func personalName(name string) bool {
	name = "_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_")) + "_"
	return strings.Contains(name, "_PAT_") || strings.Contains(name, "_PERSONAL_ACCESS_TOKEN_") || strings.Contains(name, "_PERSONAL_TOKEN_")
}
