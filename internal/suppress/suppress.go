// Package suppress is about comments that ask not to hear of a finding:
//
//	# credlint:ignore key-in-source: the sandbox's published key
//	// credlint:ignore key-in-source, personal-key: moves to the vault, until: 2026-12-31
//
// Such a comment speaks of the line that it stands on or, alone on its line, of
// the next one. It holds in any syntax of comments. A reason has to be given,
// and what is asked in vain is told: see lint.Review.
package suppress

import (
	"slices"
	"time"

	"github.com/credlint/credlint/internal/lint"
)

// Comment is a request with the line that it speaks of.
type Comment struct {
	*lint.Ignore
	line int
}

// Verdict is what a step of triage makes of findings.
type Verdict struct{ Kept, Ignored []lint.Finding }

// Part parts findings by whether one of some requests takes them.
func Part(findings []lint.Finding, taken func(*lint.Finding) bool) Verdict {
	var v Verdict
	for _, f := range findings {
		if taken(&f) {
			v.Ignored = append(v.Ignored, f)
		} else {
			v.Kept = append(v.Kept, f)
		}
	}
	return v
}

// line is a line of a file.
type line struct {
	path   string
	number int
}

// Apply takes the findings away that comments speak of, and notes on the
// comments which of their claims were used.
func Apply(findings []lint.Finding, comments []Comment, now time.Time) Verdict {
	at := map[line][]*lint.Ignore{}
	for _, c := range comments {
		if c.Holds(now) {
			spoken := line{c.At.File.Path, c.line}
			at[spoken] = append(at[spoken], c.Ignore)
		}
	}
	return Part(findings, func(f *lint.Finding) bool {
		first, last := lines(f)
		for n := first; n <= last && len(at) > 0; n++ {
			claimed := func(i *lint.Ignore) bool { return i.Claimed(f.Rule.ID) }
			if slices.ContainsFunc(at[line{f.At.File.Path, n}], claimed) {
				return true
			}
		}
		return false
	})
}

// lines are the first and the last line of a finding. A value of several lines
// begins with its key.
func lines(f *lint.Finding) (first, last int) {
	start := f.At.Span.Start
	if g := f.Grant; g != nil && g.Place.File == f.At.File && !g.Place.Key.Empty() {
		start = min(start, g.Place.Key.Start)
	}
	return f.At.File.Position(start).Line, f.At.File.Position(f.At.Span.End).Line
}

// Settle tells of each claim that was not used what became of it. rules are
// those of the run, known the ids of all; near proposes others for one that is
// unknown. Where the run saw a part of the files only, nothing can be said of
// rules that compare files.
func Settle(ignores []*lint.Ignore, rules []*lint.Rule, known []string, near func(string) []string, partial bool) {
	for _, i := range ignores {
		for n := range i.Claims {
			c := &i.Claims[n]
			if c.Fate == lint.Used {
				continue
			}
			at := slices.IndexFunc(rules, func(r *lint.Rule) bool { return r.ID == c.Rule })
			switch {
			case at < 0 && !slices.Contains(known, c.Rule):
				c.Fate, c.Near = lint.Unknown, near(c.Rule)
			case at < 0, i.Unsure, partial && rules[at].Conclude != nil, rules[at].Review != nil:
			default:
				c.Fate = lint.Idle
			}
		}
	}
}
