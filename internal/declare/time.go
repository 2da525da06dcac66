package declare

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lazy"
)

// never are the ways to say that something has no end.
var never = map[string]bool{
	"never": true, "none": true, "no": true, "null": true, "nil": true, "unlimited": true, "infinite": true, "infinity": true,
	"permanent": true, "forever": true, "0": true, "-1": true, "0s": true, "0h": true, "0m": true, "0d": true, "~": true, "false": true,
}

// units are those of all notations, a plain number apart. Months and years are
// as long as people count them.
var units = map[string]time.Duration{
	"ms": time.Millisecond, "millisecond": time.Millisecond, "milliseconds": time.Millisecond,
	"s": time.Second, "sec": time.Second, "secs": time.Second, "second": time.Second, "seconds": time.Second,
	"m": time.Minute, "min": time.Minute, "mins": time.Minute, "minute": time.Minute, "minutes": time.Minute,
	"h": time.Hour, "hr": time.Hour, "hrs": time.Hour, "hour": time.Hour, "hours": time.Hour,
	"d": day, "day": day, "days": day, "w": 7 * day, "week": 7 * day, "weeks": 7 * day,
	"mo": 30 * day, "month": 30 * day, "months": 30 * day, "y": 365 * day, "yr": 365 * day, "year": 365 * day, "years": 365 * day,
}

const day = 24 * time.Hour

var (
	amount  = lazy.Pattern(`^\s*(\d{1,12}(?:\.\d{1,9})?)\s*([a-z]*)`)
	iso8601 = lazy.Pattern(`^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$`)
)

// length reads how long something is to live: "24h", "1h30m", "7 days", "P1D",
// or a number of units. endless is set where it says that there is no end. What
// cannot be read, a reference above all, is neither.
func length(text string, unit time.Duration) (ttl time.Duration, endless, ok bool) {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	switch {
	case never[lower]:
		return 0, true, true
	case strings.HasPrefix(text, "P"):
		ttl, ok = isoLength(text)
		return ttl, false, ok
	}
	for rest := lower; strings.TrimSpace(rest) != ""; {
		m := amount().FindStringSubmatch(rest)
		if m == nil {
			return 0, false, false
		}
		each, known := units[m[2]]
		if m[2] == "" {
			each, known = unit, rest == lower && len(m[0]) == len(rest)
		}
		n, err := strconv.ParseFloat(m[1], 64)
		if !known || err != nil {
			return 0, false, false
		}
		ttl = sum(ttl, n, each)
		rest = rest[len(m[0]):]
	}
	return ttl, false, lower != ""
}

// sum adds without running over.
func sum(ttl time.Duration, n float64, each time.Duration) time.Duration {
	total := float64(ttl) + n*float64(each)
	if total >= math.MaxInt64 {
		return math.MaxInt64
	}
	return time.Duration(total)
}

func isoLength(text string) (time.Duration, bool) {
	m := iso8601().FindStringSubmatch(text)
	if m == nil || len(text) < 3 {
		return 0, false
	}
	var total time.Duration
	for i, each := range []time.Duration{365 * day, 30 * day, 7 * day, day, time.Hour, time.Minute, time.Second} {
		n, _ := strconv.ParseFloat(m[i+1], 64) // nothing is zero
		total = sum(total, n, each)
	}
	return total, true
}

// layouts are the ways in which dates are written down.
var layouts = []string{
	time.RFC3339Nano, time.DateOnly, "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02 15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006/01/02", "02 Jan 2006", "Jan 2, 2006", time.RFC1123,
}

// date reads a moment: a written date or seconds or milliseconds since 1970.
func date(text string) (time.Time, bool) {
	text = strings.TrimSpace(text)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), plausible(t)
		}
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	if n > 1e11 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return t, plausible(t)
}

// plausible keeps numbers apart from dates.
func plausible(t time.Time) bool { return t.Year() >= 2000 && t.Year() < 10000 }

// ends reads the field that says when or after how long a credential ends.
func ends(d *grant.Declaration, f grant.Field, unit time.Duration) {
	d.Life.Field = f
	if t, ok := date(f.Text); ok {
		d.Expires = grant.Date{Field: f, Time: t}
		d.Life.Span = grant.Limited
		return
	}
	switch ttl, endless, ok := length(f.Text, unit); {
	case endless:
		d.Life.Span = grant.Endless
	case ok:
		d.Life.Span, d.Life.TTL = grant.Limited, ttl
	}
}
