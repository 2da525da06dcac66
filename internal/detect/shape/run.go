package shape

import (
	"math"
	"math/bits"
	"regexp/syntax"

	"github.com/credlint/credlint/internal/detect/engine"
)

// minRun is the shortest run of characters that tells anything.
const minRun = 8

// run is a number of characters of a class in a row, and what stands before them.
type run struct {
	set    engine.Set
	min    int
	before extent
}

// run fills in the run that every match of a pattern holds, if there is one, and
// returns what may stand before the last bytes of it that are long enough.
func (b *Builder) run(r *engine.Rule, re *syntax.Regexp) extent {
	found, ok := runIn(re)
	if !ok {
		return extent{}
	}
	r.Run = engine.Run{Set: b.set(found.set), Min: found.min}
	found.before.free = found.before.free.Union(found.set)
	return found.before
}

// runIn returns the run of a pattern that the fewest texts hold.
func runIn(re *syntax.Regexp) (run, bool) {
	switch re.Op {
	case syntax.OpRepeat:
		found := run{min: re.Min}
		if re.Sub[0].Op == syntax.OpCharClass {
			found.set = class(re.Sub[0])
		}
		return found, re.Min >= minRun && found.set != engine.Set{} && found.set[2]|found.set[3] == 0
	case syntax.OpCapture:
		return runIn(re.Sub[0])
	case syntax.OpConcat:
		best, before := run{}, extent{}
		for _, sub := range re.Sub {
			if found, ok := runIn(sub); ok && found.rare() > best.rare() {
				best = run{found.set, found.min, before.then(found.before)}
			}
			before = before.then(measure(sub))
		}
		return best, best.min > 0
	case syntax.OpAlternate:
		all, ok := runIn(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			found, has := runIn(sub)
			all = run{all.set.Union(found.set), min(all.min, found.min), all.before.or(found.before)}
			ok = ok && has
		}
		return all, ok
	}
	return run{}, false
}

// rare is how many bits the characters of a run leave open less than any bytes would.
func (r run) rare() float64 {
	size := 0
	for _, word := range r.set {
		size += bits.OnesCount64(word)
	}
	if size == 0 {
		return 0
	}
	return float64(r.min) * (8 - math.Log2(float64(size)))
}
