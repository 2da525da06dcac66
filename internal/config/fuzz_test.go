package config

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/suppress"
	"github.com/credlint/credlint/internal/syntax"
)

// An entry that is accepted holds for what its glob takes and for all below that,
// at its pointer and below, and what came of it is noted.
func FuzzIgnores(f *testing.F) {
	f.Add("testdata/**", "/a", "testdata/x/.mcp.json", "/a/b")
	f.Add("./a/", "/a/", "a", "/a")
	f.Add("**/*.env", "", "x.env", "")
	f.Add("a\\/", "/", "a\\", "/a")
	f.Add("{a,b}", "/a~1b", "b/c", "/a~1b/0")
	f.Fuzz(func(t *testing.T, glob, pointer, at, place string) {
		entry, err := json.Marshal(map[string]any{"rules": map[string]any{}, "ignore": []map[string]string{{"rule": "a-rule", "path": glob, "pointer": pointer, "reason": "why"}}})
		if err != nil {
			t.Fatal(err)
		}
		c, err := Parse(source.NewFile(".credlint.yml", entry), []string{"a-rule", "b-rule"})
		if err != nil {
			return
		}
		g := string(c.Ignore[0].Path)
		if g == "" || !doublestar.ValidatePattern(g) {
			t.Fatalf("the glob %q has become %q, which is none", glob, g)
		}
		rule, other := &lint.Rule{ID: "a-rule"}, &lint.Rule{ID: "b-rule"}
		on := func(r *lint.Rule, at, place string) lint.Finding {
			return lint.Finding{Rule: r, At: lint.Location{File: source.NewFile(at, nil), Path: syntax.Pointer(place)}}
		}
		findings := []lint.Finding{on(rule, at, place), on(other, at, place), on(rule, at, place+"/x"), on(rule, at+"/x", place)}
		ignores := c.Ignores()
		v := c.Apply(slices.Clone(findings), ignores, time.Now())
		if len(v.Kept)+len(v.Ignored) != len(findings) || !slices.ContainsFunc(v.Kept, func(f lint.Finding) bool { return f.Rule == other }) {
			t.Fatalf("%d are kept and %d ignored", len(v.Kept), len(v.Ignored))
		}
		if used := ignores[0].Claims[0].Fate == lint.Used; used != (len(v.Ignored) > 0) {
			t.Errorf("used: %v, with %d ignored", used, len(v.Ignored))
		}
		suppress.Settle(ignores, []*lint.Rule{rule}, []string{"a-rule"}, func(string) []string { return nil }, false)
		if idle := ignores[0].Claims[0].Fate == lint.Idle; idle != (len(v.Ignored) == 0) {
			t.Errorf("idle: %v, with %d ignored", idle, len(v.Ignored))
		}
		if takes(g, at) && strings.HasPrefix(place+"/", strings.TrimSuffix(c.Ignore[0].Pointer, "/")+"/") && len(v.Ignored) != 3 {
			t.Errorf("%q takes %q, and %d of it are ignored", g, at, len(v.Ignored))
		}
	})
}

// takes reports whether a glob takes a path or a folder above it.
func takes(glob, at string) bool {
	if path.Clean(at) != at || at == "." || strings.HasPrefix(at, "..") || strings.HasPrefix(at, "/") {
		return false
	}
	for i, r := range at + "/" {
		if ok, _ := doublestar.Match(glob, (at + "/")[:i]); r == '/' && ok {
			return true
		}
	}
	return false
}
