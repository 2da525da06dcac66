// Package unexplainedignore holds the rule unexplained-ignore.
package unexplainedignore

import (
	_ "embed"

	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unexplained-ignore.
var Rule = &lint.Rule{
	ID:        "unexplained-ignore",
	Severity:  lint.Warning,
	Page:      page,
	Since:     "v0.1.0",
	Standards: lint.Standards{NIST: []string{"RA-7"}},
	Review:    check,
}

func check(review *lint.Review) error {
	for _, i := range review.Ignores {
		if i.Reason == "" {
			review.Report(lint.Finding{
				At:      i.At,
				Message: "this ignore does not say why, so it has no effect",
				Help:    "write the reason behind a colon, as in: credlint:ignore RULE: why this is no fault",
			})
		}
	}
	return nil
}
