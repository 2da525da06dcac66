// Package expiredignore holds the rule expired-ignore.
package expiredignore

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is expired-ignore.
var Rule = &lint.Rule{
	ID:        "expired-ignore",
	Severity:  lint.Warning,
	Page:      page,
	Since:     "v0.1.0",
	Standards: lint.Standards{NIST: []string{"RA-7"}},
	Review:    check,
}

func check(review *lint.Review) error {
	for _, i := range review.Ignores {
		end, dated := i.End()
		switch {
		case i.Reason == "": // unexplained-ignore speaks of it
		case !dated:
			review.Report(finding(i, "the end of this ignore is no date, so it has no effect"))
		case !end.IsZero() && !review.Now.Before(end):
			review.Report(finding(i, fmt.Sprintf("this ignore ended on %s, so it has no effect", i.Until)))
		}
	}
	return nil
}

func finding(i *lint.Ignore, message string) lint.Finding {
	return lint.Finding{At: i.At, Message: message, Help: "mend what it ignores, or write a later day, as in: until: 2027-01-31"}
}
