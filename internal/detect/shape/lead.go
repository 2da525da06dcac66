package shape

import (
	"regexp/syntax"
	"strings"

	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/engine/backtrack"
)

// lead tells whether every match of a pattern begins at the first of its texts,
// but for what a loop that takes as little as it can stands for.
//
// Of such a pattern the leftmost match is the one whose text comes first: behind
// a text that comes later, the loop could not reach further to the left.
func (b *Builder) lead(re *syntax.Regexp, places []place) (engine.Reach, bool) {
	parts := []*syntax.Regexp{re}
	lead := engine.Reach{}
	if loop := lazyHead(re); loop != nil {
		parts = re.Sub[1:]
		lead = engine.Reach{N: loop.Max, Free: b.set(class(loop.Sub[0]))}
		for i := range places {
			if len(places[i].before) == 0 || places[i].before[0] != loop {
				return lead, false
			}
			places[i].before = places[i].before[1:]
		}
	}
	for _, p := range places {
		for _, n := range p.before {
			if e := measure(n); e.max != 0 {
				return lead, false
			}
		}
	}
	_, err := backtrack.Compile(parts...)
	return lead, err == nil
}

// lazyHead returns the first part of a pattern if it is a loop like [a-z]{0,50}?
func lazyHead(re *syntax.Regexp) *syntax.Regexp {
	if re.Op != syntax.OpConcat {
		return nil
	}
	loop := re.Sub[0]
	lazy := loop.Op == syntax.OpRepeat && loop.Flags&syntax.NonGreedy != 0 && loop.Min == 0 && loop.Max > 0
	if !lazy || loop.Sub[0].Op != syntax.OpCharClass {
		return nil
	}
	if set := class(loop.Sub[0]); set[2]|set[3] != 0 {
		return nil
	}
	return loop
}

// nested reports whether the key of an anchor stands within that of another: its
// place would come first although it is behind.
func nested(anchors []engine.Anchor) bool {
	for _, outer := range anchors {
		inside := outer.Key()[1:max(1, len(outer.Key())-1)]
		for _, inner := range anchors {
			if strings.Contains(inside, inner.Key()) {
				return true
			}
		}
	}
	return false
}
