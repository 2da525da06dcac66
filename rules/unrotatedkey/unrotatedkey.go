// Package unrotatedkey holds the rule unrotated-key.
package unrotatedkey

import (
	"bytes"
	_ "embed"
	"fmt"
	"time"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is unrotated-key.
var Rule = &lint.Rule{
	ID:       "unrotated-key",
	Severity: lint.Note,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{4},
		CWE:              []int{262},
		NIST:             []string{"IA-5", "AC-2(3)"},
		OWASP:            []string{"NHI7:2025", "NHI1:2025"},
		SecuritySeverity: 3.1,
	},
	Conclude: conclude,
}

// week is how old a credential may be.
const week = 7 * 24 * time.Hour

func conclude(run *lint.Run) error {
	for t := range advice.Terms(run) {
		if t.Expired(run.Now) || t.Grant != nil && told(t, run.MaxTTL) {
			continue
		}
		since, age := t.Issued, "was made %s ago"
		if since.IsZero() && t.Grant != nil && t.Severity == nil {
			since, age = committed(run.Repo, t.Grant), "has been the same in git for %s"
		}
		if since.IsZero() || run.Now.Sub(since) <= week {
			continue
		}
		message := t.What + ": " + fmt.Sprintf(age, anatomy.Duration(run.Now.Sub(since)))
		run.Report(t.Finding(t.Start, message, "issue a new one and revoke this one"))
	}
	return nil
}

// told reports whether another rule says more of the credential's time.
func told(t advice.Term, limit time.Duration) bool {
	if limit == 0 {
		limit = lint.DefaultMaxTTL
	}
	return t.Endless || t.Span > limit
}

// minLen is the length from which a text in an older content is the same one.
const minLen = 8

// committed tells since when git has had the credential in its file.
func committed(repo lint.Repo, g *grant.Grant) time.Time {
	f := g.Place.File
	text := f.Text(g.Place.Value)
	if len(text) < minLen || !repo.Tracked(f.Path) {
		return time.Time{}
	}
	return repo.Since(f.Path, func(content []byte) bool { return bytes.Contains(content, text) })
}
