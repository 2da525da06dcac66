package spell

import (
	"slices"
	"testing"
)

func TestNear(t *testing.T) {
	ids := []string{"key-in-source", "key-in-url", "shared-key", "ignore", "rules"}
	for word, want := range map[string][]string{
		"key-in-sauce": {"key-in-source"}, "key-in-ulr": {"key-in-url"}, "sharedkey": {"shared-key"},
		"ingore": {"ignore"}, "rule": {"rules"}, "Rules": {"rules"}, "nothing-like-it": nil, "": nil,
	} {
		if got := Near(word, ids); !slices.Equal(got, want) {
			t.Errorf("Near(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "axc", 1}, {"abc", "abxc", 1}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
