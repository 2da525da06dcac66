package inventory_test

import (
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

func TestIgnores(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{".env", ".env", true},
		{".env", "app/.env", true},
		{"/.env", "app/.env", false},
		{"./.env", ".env", true},
		{".env*", "app/.env.local", true},
		{"**/.env", "app/.env", true},
		{"app/*.env", "app/a.env", true},
		{"app/*.env", "app/b/a.env", false},
		{"app/**", "app/b/a.env", true},
		{"app/", "app/b/a.env", true},
		{"app/", "app", false},
		{"secrets", "app/secrets/a.env", true},
		{"{a}.env", "a.env", false},
		{"[", "[", false},
		{"/", "a", false},
	} {
		if got := inventory.Ignores(c.pattern, c.path); got != c.want {
			t.Errorf("Ignores(%q, %q) = %t, want %t", c.pattern, c.path, got, c.want)
		}
	}
}
