package gitleaks

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/sample"
)

// Windows lose nothing and make nothing up: each rule, alone and without its
// conditions on the secret, matches in a text what its expression matches in
// the whole of it.
func TestWindowsAreExact(t *testing.T) {
	matches := 0
	for i := range rules.Rules {
		b := bare(i)
		for seed := range uint64(6) {
			matches += b.agrees(t, heap(t, b.rule.Pattern, seed))
		}
	}
	if matches < 5000 {
		t.Errorf("only %d matches were compared", matches)
	}
}

// The same for any text.
func FuzzWindows(f *testing.F) {
	for i := range rules.Rules {
		text, err := sample.Of(rules.Rules[i].Pattern, 1)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint(i), text+" \xe9\""+text[len(text)/2:]+"\n"+text)
	}
	var each []func() single // a rule is compiled once
	for i := range rules.Rules {
		each = append(each, sync.OnceValue(func() single { return bare(i) }))
	}
	f.Fuzz(func(t *testing.T, rule uint, text string) {
		b := each[rule%uint(len(each))]()
		b.agrees(t, text)
	})
}

// single is one rule without its conditions on the secret.
type single struct {
	rule    engine.Rule
	windows *engine.Engine
	whole   *regexp.Regexp
}

func bare(i int) single {
	r := rules.Rules[i]
	r.Entropy, r.Allow, r.Path, r.Group = 0, nil, "", 0
	r.Anchors = slices.Clone(r.Anchors)
	for k := range r.Anchors { // what a rule lets pass ends no match here
		r.Anchors[k].Ahead = withoutNeed(r.Anchors[k].Ahead)
	}
	e := engine.New(&engine.Rules{Sets: rules.Sets, Rules: []engine.Rule{r}}, nil)
	e.Depth = 0 // the expression decodes nothing
	return single{r, e, regexp.MustCompile(r.Pattern)}
}

// agrees wants the same secrets from windows and from the whole text, and tells
// how many there are.
func (b *single) agrees(t *testing.T, text string) int {
	t.Helper()
	if !gated(&b.rule, text) {
		return 0
	}
	want := secrets(b.whole, text)
	var got []string
	for _, secret := range b.windows.FindAll("", []byte(text)) {
		got = append(got, string(secret))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q in\n%q", b.rule.ID, got, want, text)
	}
	return len(want)
}

func withoutNeed(steps []engine.Step) []engine.Step {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Need = 0
	}
	return steps
}

func gated(r *engine.Rule, text string) bool {
	holds := func(g string) bool { return strings.Contains(strings.ToLower(text), g) }
	return len(r.Gates) == 0 || slices.ContainsFunc(r.Gates, holds)
}

// secrets returns the first group that is not empty of every match.
func secrets(re *regexp.Regexp, text string) []string {
	var found []string
	for _, loc := range re.FindAllStringSubmatchIndex(text, -1) {
		secret := strings.Trim(text[loc[0]:loc[1]], "\n")
		for g := 2; g < len(loc); g += 2 {
			if loc[g] >= 0 && loc[g] < loc[g+1] {
				secret = text[loc[g]:loc[g+1]]
				break
			}
		}
		found = append(found, secret)
	}
	return found
}

// heap returns samples of a pattern and pieces of them, heaped up with little
// or nothing between.
func heap(t *testing.T, pattern string, seed uint64) string {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	for range 12 {
		text, err := sample.Of(pattern, r.Uint64())
		if err != nil {
			t.Fatal(err)
		}
		switch r.IntN(4) {
		case 0:
			text = text[r.IntN(len(text)):]
		case 1:
			text = text[:r.IntN(len(text))]
		}
		b.WriteString(text)
		b.WriteString([]string{"", "", " ", "\n", "x", "\"", ": ", "é", "_", "=\t", "\n\n-- \n"}[r.IntN(11)])
	}
	return b.String()
}
