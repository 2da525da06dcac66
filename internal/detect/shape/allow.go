package shape

import (
	"fmt"
	"regexp/syntax"
	"slices"

	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/engine/backtrack"
)

// FillAllow derives from the patterns of allowances what makes them cheap to ask.
func FillAllow(list []engine.Allow) error {
	for i := range list {
		a := &list[i]
		if len(a.Patterns) == 0 {
			continue
		}
		a.Start = true
		for _, p := range a.Patterns {
			re, err := syntax.Parse(p, syntax.Perl)
			if err != nil {
				return fmt.Errorf("allowance %s: %w", p, err)
			}
			_, err = backtrack.Compile(re)
			a.Start = a.Start && err == nil && atStart(re)
			a.Needs = append(a.Needs, needs(re)...)
		}
		nothing := func(texts []string) bool { return len(texts) == 0 }
		if len(a.Needs) > maxNeeds || slices.ContainsFunc(a.Needs, nothing) {
			a.Needs = nil // as what needs nothing may match anything
		}
	}
	return nil
}

// atStart reports whether a pattern matches at the start of a text or nowhere.
func atStart(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return atStart(re.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !atStart(sub) })
	}
	return false
}

// maxNeeds bounds the ways in which a pattern can match.
const maxNeeds = 8

// needs returns, for each way in which a pattern can match, texts that then
// stand in what it matches.
func needs(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpLiteral:
		if texts := spell(re); texts != nil && !texts[0].fold {
			return [][]string{{texts[0].text}}
		}
	case syntax.OpCapture:
		return needs(re.Sub[0])
	case syntax.OpConcat:
		ways := [][]string{nil}
		for _, sub := range re.Sub {
			ways = joined(ways, needs(sub))
		}
		return ways
	case syntax.OpAlternate:
		var ways [][]string
		for _, sub := range re.Sub {
			ways = append(ways, needs(sub)...)
		}
		if len(ways) <= maxNeeds {
			return ways
		}
	}
	return [][]string{nil}
}

// joined needs what one of a and one of b need; what would be too many stays a.
func joined(a, b [][]string) [][]string {
	if len(a)*len(b) > maxNeeds {
		return a
	}
	var ways [][]string
	for _, x := range a {
		for _, y := range b {
			ways = append(ways, slices.Concat(x, y))
		}
	}
	return ways
}
