package lint

import (
	"slices"
	"time"

	"github.com/credlint/credlint/internal/source"
)

// Ignore is one request to leave findings out, a comment or an entry of the
// configuration, together with what came of it.
type Ignore struct {
	// At is the request's own place.
	At Location
	// Claims are the rules that it names, in order; none where it names none.
	Claims []Claim
	// Reason is why. A request without a reason has no effect.
	Reason string
	// Until is the last day on which it has one, as it is written; empty is for
	// ever.
	Until string
	// Unsure is set where a run cannot tell that there is nothing to ignore: the
	// file could not be read in full, or the request is part of an example.
	Unsure bool
}

// Claim is one rule that an ignore names.
type Claim struct {
	Rule string
	Span source.Span
	Fate Fate
	// Near are ids that an unknown one may stand for.
	Near []string
}

// Fate is what came of a claim.
type Fate uint8

const (
	// Untried: the rule had no part in the run, or the run cannot tell.
	Untried Fate = iota
	// Unknown: there is no such rule.
	Unknown
	// Idle: the rule looked, and there was nothing to ignore.
	Idle
	// Used: a finding was left out.
	Used
)

// Day is how a date is written.
const Day = "2006-01-02"

// End is the moment at which the ignore ends. It is zero where there is none,
// and false where what is written is no date.
func (i *Ignore) End() (time.Time, bool) {
	if i.Until == "" {
		return time.Time{}, true
	}
	day, err := time.Parse(Day, i.Until)
	return day.AddDate(0, 0, 1), err == nil
}

// Holds reports whether the request has an effect at a time.
func (i *Ignore) Holds(now time.Time) bool {
	end, ok := i.End()
	return i.Reason != "" && ok && (end.IsZero() || now.Before(end))
}

// Claimed reports whether the request names a rule, and notes that it was used.
func (i *Ignore) Claimed(rule string) bool {
	at := slices.IndexFunc(i.Claims, func(c Claim) bool { return c.Rule == rule })
	if at < 0 {
		return false
	}
	i.Claims[at].Fate = Used
	return true
}

// Review is what a rule sees of a run when all is judged: what was to be
// ignored.
type Review struct {
	Policy
	Ignores []*Ignore
	Report  func(Finding)
}
