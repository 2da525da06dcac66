package shape

import (
	"regexp/syntax"
	"slices"

	"github.com/credlint/credlint/internal/detect/engine"
)

// step is a run of bytes beside a text.
type step struct {
	set      engine.Set
	min, max int // max is -1 without a bound
}

const (
	// maxSteps keeps the check of a place short.
	maxSteps = 6
	// minDistinct: a text in any byte is no condition.
	anyBytes = 200
)

// steps returns what must stand beside a text, nearest first, where nodes are
// given nearest first.
func steps(nodes []*syntax.Regexp, backwards bool) []step {
	var w walker
	w.backwards = backwards
	for _, n := range nodes {
		if !w.node(n) {
			break
		}
	}
	for len(w.steps) > 0 && w.steps[len(w.steps)-1].min == 0 {
		w.steps = w.steps[:len(w.steps)-1]
	}
	return w.steps
}

type walker struct {
	steps     []step
	backwards bool
}

// node appends the steps of one part; false means that no more can be said.
func (w *walker) node(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range w.ordered(re.Rune) {
			if !w.add(one(runeSet(r, re.Flags&syntax.FoldCase != 0))) {
				return false
			}
		}
		return true
	case syntax.OpCapture:
		return w.node(re.Sub[0])
	case syntax.OpConcat:
		subs := clone(re.Sub)
		if w.backwards {
			slices.Reverse(subs)
		}
		for _, sub := range subs {
			if !w.node(sub) {
				return false
			}
		}
		return true
	}
	return w.add(measure(re))
}

func (w *walker) ordered(runes []rune) []rune {
	if !w.backwards {
		return runes
	}
	reversed := slices.Clone(runes)
	slices.Reverse(reversed)
	return reversed
}

// add appends a step, or lengthens the last one where the bytes are the same.
func (w *walker) add(e extent) bool {
	if e.max == 0 {
		return true // an assertion
	}
	s := step{e.bytes, e.min, e.max}
	if s.size() > anyBytes && s.min == 0 {
		return false
	}
	if n := len(w.steps); n > 0 && w.steps[n-1].set == s.set {
		last := &w.steps[n-1]
		last.min += s.min
		if last.max >= 0 && s.max >= 0 {
			last.max += s.max
		} else {
			last.max = -1
		}
		return true
	}
	if len(w.steps) == maxSteps {
		return false
	}
	w.steps = append(w.steps, s)
	return true
}

func (s *step) size() int {
	n := 0
	for b := range 256 {
		if s.set.Has(byte(b)) {
			n++
		}
	}
	return n
}
