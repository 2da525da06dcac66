// Package uselessignore holds the rule useless-ignore.
package uselessignore

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is useless-ignore.
var Rule = &lint.Rule{
	ID:        "useless-ignore",
	Severity:  lint.Note,
	Page:      page,
	Since:     "v0.1.0",
	Standards: lint.Standards{NIST: []string{"RA-7"}},
	Review:    check,
}

func check(review *lint.Review) error {
	for _, i := range review.Ignores {
		if i.Reason == "" || !i.Holds(review.Now) {
			continue // it has no effect, which other rules speak of
		}
		for _, c := range i.Claims {
			at := i.At
			at.Span = c.Span
			switch c.Fate {
			case lint.Unknown:
				f := lint.Finding{At: at, Message: fmt.Sprintf("there is no rule %q, so this ignores nothing", c.Rule)}
				if len(c.Near) > 0 {
					f.Help = "did you mean " + strings.Join(c.Near, ", ") + "?"
				}
				review.Report(f)
			case lint.Idle:
				review.Report(lint.Finding{At: at, Message: fmt.Sprintf("%q finds nothing here, so this ignores nothing", c.Rule),
					Help: "remove it: it would hide a credential that is put here later"})
			case lint.Used, lint.Untried:
			}
		}
	}
	return nil
}
