package module

import (
	"regexp"
	"testing"
)

// The rule set is what the pinned version of the module holds: all of its 222
// rules, one of which is for paths alone.
func TestRules(t *testing.T) {
	rules, err := Rules()
	if err != nil {
		t.Fatal(err)
	}
	names, err := Names()
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != 221 || len(names) != 1 {
		t.Errorf("%d rules for texts and %d for names", len(rules), len(names))
	}
	for _, r := range rules {
		if r.ID == "" || r.Pattern == "" || len(r.Keywords) == 0 {
			t.Errorf("rule %q lacks an id, a pattern or keywords", r.ID)
		}
	}
}

// A second reading gives the same rules: the module's own loader would not.
func TestRulesTwice(t *testing.T) {
	one, err := Rules()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := Rules()
		if err != nil || len(again) != len(one) {
			t.Fatalf("%d rules, then %d (%v)", len(one), len(again), err)
		}
	}
}

func TestAllowMeansTheWholeWord(t *testing.T) {
	list, err := Allow()
	if err != nil {
		t.Fatal(err)
	}
	excused := func(secret string) bool {
		for _, a := range list {
			for _, p := range a.Patterns {
				if regexp.MustCompile(p).MatchString(secret) {
					return true
				}
			}
		}
		return false
	}
	for secret, want := range map[string]bool{"true": true, "False": true, "q7Wzfalse9": false, "trueX2pL9": false} {
		if excused(secret) != want {
			t.Errorf("%q is excused: %v", secret, !want)
		}
	}
}
