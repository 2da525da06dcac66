package formats

import (
	"strings"
	"testing"
)

func TestNamed(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"by its head", "ghp_" + strings.Repeat("aB3", 12), "github-pat-classic"},
		{"the longest head of two", "sk-ant-api03-" + strings.Repeat("aB3", 31) + "AA", "anthropic-api"},
		{"a shape that needs a name", strings.Repeat("a1", 16), ""},
		{"a part of a longer text", "x ghp_" + strings.Repeat("aB3", 12), ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := first(Named(tt.text)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestExpected(t *testing.T) {
	hex := strings.Repeat("a1", 20)
	if got := first(Expected("WANDB_API_KEY", hex)); got != "wandb-legacy" {
		t.Errorf("got %q", got)
	}
	if got := first(Expected("COMMIT", hex)); got != "" {
		t.Errorf("a commit is taken for %q", got)
	}
}

func TestByRule(t *testing.T) {
	tests := []struct{ name, rule, secret, want string }{
		{"one format", "github-pat", "ghp_" + strings.Repeat("aB3", 12), "github-pat-classic"},
		{"one of several", "aws-access-token", "ASIA" + strings.Repeat("ABCD", 4), "aws-access-key-temporary"},
		{"named by the secret", "curl-auth-header", "npm_" + strings.Repeat("aB3", 12), "npm-token"},
		{"none", "generic-api-key", "q7WzX2pL9mN4", "generic-api-key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := ByRule(tt.rule, tt.secret); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPublic(t *testing.T) {
	for typ, want := range map[string]bool{
		"supabase-publishable": true, "mapbox-public": true, "stripe-publishable": true, "sentry-dsn": true,
		"lob-pub-api-key": true, "stripe-secret-live": false, "generic-api-key": false,
	} {
		if Public(typ) != want {
			t.Errorf("Public(%q) is %v", typ, !want)
		}
	}
}

func first(list []*Format) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].ID
}

func BenchmarkNamed(b *testing.B) {
	text := strings.Repeat("q7WzX2pL9m", 4)
	b.ReportAllocs()
	for b.Loop() {
		Named(text)
	}
}
