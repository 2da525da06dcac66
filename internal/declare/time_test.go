package declare

import (
	"math"
	"testing"
	"time"
)

func TestLength(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"24h": day, "1h30m": 90 * time.Minute, "30d": 30 * day, "7 days": 7 * day, "1 week": 7 * day, "3600": time.Hour, "3600s": time.Hour,
		"P1D": day, "PT1H30M": 90 * time.Minute, "P1Y": 365 * day, "1.5h": 90 * time.Minute, "2y": 730 * day, "12 hours 30 minutes": 12*time.Hour + 30*time.Minute,
		"999999999999y": math.MaxInt64,
	} {
		if got, endless, ok := length(text, time.Second); got != want || endless || !ok {
			t.Errorf("%q: got %v, %t, %t", text, got, endless, ok)
		}
	}
	for _, text := range []string{"never", "0", "Never", "null", "-1", "unlimited"} {
		if _, endless, ok := length(text, time.Second); !endless || !ok {
			t.Errorf("%q: got %t, %t", text, endless, ok)
		}
	}
	for _, text := range []string{"", "${TTL}", "soon", "1h 30", "P", "PT", "h", "2026-07-01", "{{ ttl }}", "3 apples"} {
		if got, endless, ok := length(text, time.Second); ok {
			t.Errorf("%q: got %v, %t", text, got, endless)
		}
	}
}

func TestDate(t *testing.T) {
	want := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"2026-07-01", "2026-07-01T00:00:00Z", "2026-07-01T02:00:00+02:00", "1782864000", "1782864000000", "2026-07-01 00:00:00", "2026/07/01"} {
		if got, ok := date(text); !ok || !got.Equal(want) {
			t.Errorf("%q: got %v, %t", text, got, ok)
		}
	}
	for _, text := range []string{"", "3600", "tomorrow", "24h", "0", "99999-01-01"} {
		if got, ok := date(text); ok {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func FuzzLength(f *testing.F) {
	for _, seed := range []string{"1h30m", "P1DT2H", "2026-07-01", "1782864000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if ttl, _, _ := length(text, time.Second); ttl < 0 {
			t.Errorf("a life of %v", ttl)
		}
		date(text)
	})
}
