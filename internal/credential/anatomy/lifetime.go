package anatomy

import (
	"fmt"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
)

// day is the longest life of session work.
const day = 24 * time.Hour

// until keeps the end, and the beginning where it is known.
func (a *Anatomy) until(issued, expires time.Time) {
	a.Issued, a.Expires, a.Endless = issued, expires, false
	a.Lifetime = formats.Bounded
	if !issued.IsZero() && expires.Sub(issued) <= day {
		a.Lifetime = formats.Session
	}
}

// forever says that the text could hold an end and does not.
func (a *Anatomy) forever() { a.Lifetime, a.Endless = formats.Unbounded, true }

// Expired reports whether the credential is past its end.
func (a *Anatomy) Expired(now time.Time) bool {
	return !a.Expires.IsZero() && now.After(a.Expires)
}

// Left is how long the credential still lives, zero where that is not known or
// over.
func (a *Anatomy) Left(now time.Time) time.Duration {
	if a.Expires.IsZero() || a.Expired(now) {
		return 0
	}
	return a.Expires.Sub(now)
}

// Span is how long the credential was made to live, from what the text tells:
// without the beginning, at least from now on.
func (a *Anatomy) Span(now time.Time) time.Duration {
	switch {
	case a.Expires.IsZero():
		return 0
	case a.Issued.IsZero():
		return a.Left(now)
	}
	return a.Expires.Sub(a.Issued)
}

// Age is how old the credential is, zero where that is not known.
func (a *Anatomy) Age(now time.Time) time.Duration {
	if a.Issued.IsZero() || now.Before(a.Issued) {
		return 0
	}
	return now.Sub(a.Issued)
}

// Weight is what a credential is worth to whoever finds it.
type Weight uint8

const (
	// Nothing: it was made to be published.
	Nothing Weight = iota
	// Spent: it is past its end.
	Spent
	// Passing: it lives for a session.
	Passing
	// Lasting: it lives on, or nobody can tell.
	Lasting
)

// Weight tells what the credential is worth at a time.
func (a *Anatomy) Weight(now time.Time) Weight {
	switch {
	case a.Public:
		return Nothing
	case a.Expired(now):
		return Spent
	case a.Lifetime == formats.Session:
		return Passing
	}
	return Lasting
}

// Duration says a length of time as people do.
func Duration(d time.Duration) string {
	const year = 365 * day
	switch {
	case d >= 2*year:
		return plural(int((d+year/12)/year), "year")
	case d >= 60*day:
		return plural(int(d/(30*day)), "month")
	case d >= 2*day:
		return plural(int(d/day), "day")
	case d >= 2*time.Hour:
		return plural(int(d/time.Hour), "hour")
	}
	return plural(int(d/time.Minute), "minute")
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// Dates before firstYear or after lastYear are no dates of credentials: a field
// holds another number.
const (
	firstYear = 2000
	lastYear  = 9999
)

// moment reads seconds since 1970, zero where they are no plausible date.
func moment(seconds float64) time.Time {
	if !(seconds > 0 && seconds < 1e12) {
		return time.Time{}
	}
	return plausible(time.Unix(int64(seconds), 0).UTC())
}

func plausible(t time.Time) time.Time {
	if t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}
	}
	return t.UTC()
}

// written reads a date in one of the layouts.
func written(text string, layouts ...string) time.Time {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return plausible(t)
		}
	}
	return time.Time{}
}
