package gitleaks

import (
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/change"
	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/sample"
)

// A trail searches so many lines around what is fresh, and that is enough for all
// rules that are not far.
func TestNearRulesStayNear(t *testing.T) {
	far := 0
	for i := range rules.Rules {
		r := &rules.Rules[i]
		if rules.Far(r) {
			far++
			continue
		}
		re, err := syntax.Parse(r.Pattern, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if n := lineEnds(re); n < 0 || n > engine.MarginLines {
			t.Errorf("%s: a match may hold %d line ends", r.ID, n)
		}
	}
	if far == 0 || far > 30 {
		t.Errorf("%d rules are far", far)
	}
}

// lineEnds is how many line ends a match may hold, or -1 where there is no bound.
func lineEnds(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return strings.Count(string(re.Rune), "\n")
	case syntax.OpAnyChar:
		return 1
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= '\n' && '\n' <= re.Rune[i+1] {
				return 1
			}
		}
		return 0
	case syntax.OpAlternate:
		most := 0
		for _, sub := range re.Sub {
			n := lineEnds(sub)
			if n < 0 {
				return n
			}
			most = max(most, n)
		}
		return most
	}
	sum := 0
	for _, sub := range re.Sub {
		n := lineEnds(sub)
		if n < 0 {
			return n
		}
		sum += n
	}
	switch {
	case sum == 0:
		return 0
	case re.Op == syntax.OpStar, re.Op == syntax.OpPlus, re.Op == syntax.OpRepeat && re.Max < 0:
		return -1
	case re.Op == syntax.OpRepeat:
		return sum * re.Max
	}
	return sum
}

// Where a trail is silent, a version has nothing that the one before had not.
func TestTrailsMissNothing(t *testing.T) {
	silent, loud := 0, 0
	for i := range rules.Rules {
		b := bare(i)
		for seed := range uint64(3) {
			trail := b.windows.Follow("")
			var last []byte
			var comparer change.Comparer
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			for version, text := range history(t, r, b.rule.Pattern) {
				quiet := trail.Silent(text, change.Fresh(comparer.Between(last, text)))
				before, now := b.found(last), b.found(text)
				if quiet && slices.ContainsFunc(now, func(s string) bool { return !slices.Contains(before, s) }) {
					t.Fatalf("%s: version %d has %q, the one before %q:\n%q\n%q", b.rule.ID, version, now, before, last, text)
				}
				if last = text; quiet {
					silent++
				} else {
					loud++
				}
			}
		}
	}
	if silent < 1000 || loud < 1000 {
		t.Errorf("%d versions were silent, %d were not", silent, loud)
	}
}

func (b *single) found(text []byte) []string {
	var all []string
	for _, secret := range b.windows.FindAll("", text) {
		all = append(all, string(secret))
	}
	return all
}

// history is a text that changes: samples of a pattern and the halves of some, far
// apart and together.
func history(t *testing.T, r *rand.Rand, pattern string) [][]byte {
	t.Helper()
	text, err := sample.Of(pattern, r.Uint64())
	if err != nil {
		t.Fatal(err)
	}
	cut := r.IntN(len(text) + 1)
	filler := strings.Repeat("nothing stands here\n", 40)
	pieces := []string{text, text[:cut], text[cut:], "\n", "\n", filler, "x ", "airtable facebook sourcegraph\n"}
	var parts []string
	var versions [][]byte
	for range 12 {
		at := r.IntN(len(parts) + 1)
		if len(parts) > 6 && r.IntN(2) == 0 {
			parts = slices.Delete(parts, at, min(at+1, len(parts)))
		} else {
			parts = slices.Insert(parts, at, pieces[r.IntN(len(pieces))])
		}
		versions = append(versions, []byte(strings.Join(parts, "")))
	}
	return versions
}
