package remedy

import (
	"testing"
	"time"

	"github.com/credlint/credlint/internal/grant"
)

// A shorter end is written as the one that stands there.
func TestShorter(t *testing.T) {
	now := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	dated := grant.Date{Time: now.AddDate(1, 0, 0)}
	for _, c := range []struct {
		text string
		d    grant.Declaration
		ttl  time.Duration
		want string
	}{
		{"2027-07-01", grant.Declaration{Expires: dated}, 24 * time.Hour, "2026-07-02"},
		{"2027-07-01T12:00:00Z", grant.Declaration{Expires: dated}, 24 * time.Hour, "2026-07-02T12:00:00Z"},
		{"Jul 1, 2027", grant.Declaration{Expires: dated}, 24 * time.Hour, ""},
		{"31536000", grant.Declaration{Life: grant.Life{Unit: time.Second}}, 24 * time.Hour, "86400"},
		{"365", grant.Declaration{Life: grant.Life{Unit: 24 * time.Hour}}, 48 * time.Hour, "2"},
		{"365", grant.Declaration{Life: grant.Life{Unit: 24 * time.Hour}}, 8 * time.Hour, ""},
		{"365", grant.Declaration{}, 24 * time.Hour, ""},
		{"8760h", grant.Declaration{}, 24 * time.Hour, "24h"},
		{"8760h", grant.Declaration{}, 90 * time.Minute, "90m"},
		{"P1Y", grant.Declaration{}, 24 * time.Hour, ""},
		{"never", grant.Declaration{Life: grant.Life{Span: grant.Endless, Set: "--ttl={length}"}}, 24 * time.Hour, "24h"},
		{"0", grant.Declaration{Life: grant.Life{Span: grant.Endless, Set: "--ttl {days}"}}, 24 * time.Hour, "1"},
		{"0", grant.Declaration{Life: grant.Life{Span: grant.Endless}}, 24 * time.Hour, ""},
	} {
		m := &minting{d: &c.d, ttl: c.ttl, now: now}
		if got := m.shorter(c.text); got != c.want {
			t.Errorf("%s becomes %q, want %q", c.text, got, c.want)
		}
	}
}
