package shape

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/gitleaks/module"
	"github.com/credlint/credlint/internal/detect/sample"
)

func TestFillAllow(t *testing.T) {
	for _, tt := range []struct {
		patterns string
		start    bool
		needs    string
	}{
		{`^true$ ^false$`, true, "true|false"},
		{`(?i)^true$`, true, ""},
		{`^a|b`, false, "a|b"},
		{`key:.+\n---\n.+val:`, false, "key: \n---\n val:"},
		{`(?:one|two)x+(?:three)?`, false, "one|two"},
		{`a* b`, false, ""},
		{`[ab]`, false, ""},
	} {
		list := []engine.Allow{{Patterns: strings.Fields(tt.patterns)}}
		if err := FillAllow(list); err != nil {
			t.Fatal(err)
		}
		var ways []string
		for _, texts := range list[0].Needs {
			ways = append(ways, strings.Join(texts, " "))
		}
		if got := strings.Join(ways, "|"); got != tt.needs || list[0].Start != tt.start {
			t.Errorf("%s: start %v, needs %q", tt.patterns, list[0].Start, got)
		}
	}
}

// What is derived from the allowances of gitleaks is true of texts that their
// patterns match.
func TestAllowancesOfGitleaks(t *testing.T) {
	rules, err := module.Rules()
	if err != nil {
		t.Fatal(err)
	}
	all, err := module.Allow()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		all = append(all, r.Allow...)
	}
	if err := FillAllow(all); err != nil {
		t.Fatal(err)
	}
	starts, needy := 0, 0
	for _, a := range all {
		for _, p := range a.Patterns {
			re := regexp.MustCompile(p)
			for seed := range uint64(20) {
				text, err := sample.Of(p, seed)
				if err != nil || !re.MatchString(text) {
					continue
				}
				missing := func(part string) bool { return !strings.Contains(text, part) }
				held := slices.ContainsFunc(a.Needs, func(list []string) bool { return !slices.ContainsFunc(list, missing) })
				if len(a.Needs) > 0 && !held {
					t.Errorf("%s: needs %q, matches %q", p, a.Needs, text)
				}
				if a.Start && re.FindStringIndex(text)[0] != 0 {
					t.Errorf("%s: matches %q elsewhere than at the start", p, text)
				}
			}
		}
		if a.Start {
			starts++
		}
		if a.Needs != nil {
			needy++
		}
	}
	if starts < 2 || needy < 3 {
		t.Errorf("%d allowances at the start of a text, %d with needs", starts, needy)
	}
}
