// Package unrotatedkey holds the rule unrotated-key.
package unrotatedkey

import (
	_ "embed"
	"fmt"
	"time"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
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
	var undated []advice.Term // for git, which is asked once
	for t := range advice.Terms(run) {
		switch {
		case t.Expired(run.Now) || t.Grant != nil && told(t, run.MaxTTL):
		case !t.Issued.IsZero():
			judge(run, t, t.Issued, "was made %s ago")
		case t.Grant != nil && t.Severity == nil && committed(run.Repo, t.Grant):
			undated = append(undated, t)
		}
	}
	var texts []source.Quote
	for _, t := range undated {
		texts = append(texts, quote(t.Grant))
	}
	for i, since := range run.Repo.Since(texts) {
		judge(run, undated[i], since, "has been the same in git for %s")
	}
	return nil
}

func judge(run *lint.Run, t advice.Term, since time.Time, age string) {
	if since.IsZero() || run.Now.Sub(since) <= week {
		return
	}
	message := t.What + ": " + fmt.Sprintf(age, anatomy.Duration(run.Now.Sub(since)))
	run.Report(t.Finding(t.Start, message, "issue a new one and revoke this one"))
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

// committed reports whether git may have the credential in its file.
func committed(repo lint.Repo, g *grant.Grant) bool {
	q := quote(g)
	return len(q.Text) >= minLen && repo.Tracked(q.Path)
}

func quote(g *grant.Grant) source.Quote {
	f := g.Place.File
	return source.Quote{Path: f.Path, Text: f.Text(g.Place.Value)}
}
