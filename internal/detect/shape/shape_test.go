package shape

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/detect/engine"
)

// What is read from a pattern: the anchors (! exact case, < word start) with the
// least number of bytes that must stand behind and before them, the reach from
// the start of a match to its anchor, and the length of a match (+ for runs
// without a bound).
func TestFill(t *testing.T) {
	tests := []struct{ name, pattern, keywords, want string }{
		{"a head", `ghp_[a-z]{36}`, "ghp_", "ghp_! -0 +36; before 0; length 40"},
		{"after a word boundary", `\bghp_[a-z]{36}`, "ghp_", "ghp_!< -0 +36; before 0; length 40"},
		{"in any case", `(?i)npm_[a-z]{4}`, "npm_", "npm_ -0 +4; before 0; length 8"},
		{"alternatives multiplied", `(?:sk|rk)_(?:live|test)_x+`, "sk_test sk_live rk_test rk_live",
			"sk_live_! -0 +1, sk_test_! -0 +1, rk_live_! -0 +1, rk_test_! -0 +1; before 0; length 8+"},
		{"a head shared by alternatives", `(?:A3T[A-Z0-9]|AKIA)[A-Z]{3}`, "a3t akia", "a3t! -0 +4, akia! -0 +3; before 0; length 7"},
		{"in the middle", `[a-z]{14}\.atlas\.[a-z]{6}`, "atlas", ".atlas.! -14 +6; before 14; length 27"},
		{"in one branch each", `acme:x|y{3}zeta`, "acme zeta", "acme:x! -0 +0, zeta! -3 +0; before 3; length 7"},
		{"after a loop", `[a-z]+\.corp`, "corp", ".corp! -1 +0; before 0+; length 5+"},
		{"not beside the value", `[0-9]{4}`, "facebook", "gates facebook; before 0; length 4"},
		{"another text beside it", `\bpat[0-9]{4}`, "airtable", "gates airtable; pat!< -0 +4; before 0; length 7"},
		{"a run of characters", `\b[0-9]{15,16}[|%][a-z]{20}`, "facebook", "gates facebook; run 15; before 0+; length 37"},
		{"the rarest run, in each branch", `i_(?:[a-f0-9]{40}|x[a-f0-9]{30,50}|[a-z]{9}:[0-9]{64})`, "acme", "gates acme; run 30; before 12+; length 76"},
		{"a branch without a run", `[a-f0-9]{40}|[a-z]+`, "acme", "gates acme; before 0; length 40+"},
		{"any text of three", `\bA-[0-9]:key[a-z]{5}`, "", ":key! -3 +5; before 3; length 12"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := NewBuilder()
			r := engine.Rule{ID: "x", Pattern: tt.pattern}
			if err := b.Fill(&r, strings.Fields(tt.keywords)); err != nil {
				t.Fatal(err)
			}
			if got := describe(&r); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// With which texts the matches begin whose anchor stands further behind.
func TestHeads(t *testing.T) {
	tests := []struct {
		pattern string
		want    []engine.Head
	}{
		{`\bkind:\s*acme`, []engine.Head{{Text: "kind:", Word: true}}},
		{`(?:(?i)From: *acme|to: *acme!)`, []engine.Head{{Text: "from:"}, {Text: "to:"}}},
		{`(?:kind: *acme|[0-9]+acme!)`, nil}, // one of them may begin with any digit
		{`acme: *x`, nil},                    // the anchor itself
		{`ab *acme`, nil},                    // too short
		{`kind: *(?:a*)*acme`, nil},          // is not tried at its place
	}
	for _, tt := range tests {
		r := engine.Rule{ID: "x", Pattern: tt.pattern}
		if err := NewBuilder().Fill(&r, []string{"acme"}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(r.Heads, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.pattern, r.Heads, tt.want)
		}
	}
}

func describe(r *engine.Rule) string {
	var parts []string
	if len(r.Gates) > 0 {
		parts = append(parts, "gates "+strings.Join(r.Gates, " "))
	}
	if r.Run.Min > 0 {
		parts = append(parts, fmt.Sprint("run ", r.Run.Min))
	}
	var list []string
	for _, a := range r.Anchors {
		s := a.Text
		if a.Exact != "" {
			s += "!"
		}
		if a.Word {
			s += "<"
		}
		list = append(list, fmt.Sprintf("%s -%d +%d", s, least(a.Back), least(a.Ahead)))
	}
	if list != nil {
		parts = append(parts, strings.Join(list, ", "))
	}
	return strings.Join(append(parts, "before "+reach(r.Before), "length "+reach(r.Length)), "; ")
}

func least(steps []engine.Step) int {
	n := 0
	for _, s := range steps {
		n += int(s.Min)
	}
	return n
}

func reach(r engine.Reach) string {
	if r.Free != 0 {
		return fmt.Sprintf("%d+", r.N)
	}
	return fmt.Sprint(r.N)
}

func TestFillRefusesBadPatterns(t *testing.T) {
	if err := NewBuilder().Fill(&engine.Rule{ID: "x", Pattern: "("}, nil); err == nil {
		t.Error("no error")
	}
}
