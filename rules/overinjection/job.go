package overinjection

import (
	"fmt"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// jobs looks for secrets that a CI job, or a workflow, gives to all of its
// steps although an agent is one of them. The key of its model is what it needs.
func jobs(pass *lint.Pass) {
	reported := map[source.Span]bool{}
	for _, run := range pass.Doc.Runs {
		var list []grant.Handout
		for _, h := range run.Gets {
			if h.Shared && h.Secret != "" && !h.Login && !h.Own && !run.Key(h) && !reported[h.Span] {
				reported[h.Span] = true
				list = append(list, h)
			}
		}
		if len(list) == 0 {
			continue
		}
		more := ""
		if n := len(list) - 1; n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		pass.Report(lint.Finding{
			At:      lint.Location{File: pass.Doc.File, Span: list[0].Span, Path: list[0].Path},
			Message: fmt.Sprintf("%q%s is given to every step, %s among them", list[0].Name, more, advice.InJob(run)),
			Help:    "set it in the steps that need it, so that the agent does not hold it",
		})
	}
}
