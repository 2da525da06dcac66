package declare_test

import (
	"testing"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// read reads a file as a scan does and checks that every place is in it.
func read(t testing.TB, path, text string) *grant.Document {
	t.Helper()
	doc := scan.Document(source.NewFile(path, []byte(text)), nil)
	for _, d := range doc.Declarations {
		spans := []source.Span{d.Place.Key, d.Place.Value, d.Label.Span, d.Life.Field.Span, d.Issued.Span, d.Expires.Span}
		for _, s := range d.Scopes {
			spans = append(spans, s.Span)
		}
		for _, s := range spans {
			if s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Errorf("%s: a place at %v in %d bytes", path, s, len(text))
			}
		}
	}
	return doc
}

// Hostile text ends, whatever format it is said to be in.
func FuzzManifest(f *testing.F) {
	f.Add(`{"name": "agent", "permissions": ["a:write"], "created": "2026-07-01", "expires": "2026-07-02"}`)
	f.Add("keys:\n- name: agent\n  scopes: read write\n  expires: never\n  token: x\n")
	f.Add("[[tokens]]\nname = 'agent'\nscopes = { a = ['read'] }\nttl = 3600\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, path := range []string{"agent/keys.json", "agent/keys.yaml", "agent/keys.toml"} {
			read(t, path, text)
		}
	})
}
