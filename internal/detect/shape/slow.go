package shape

import (
	"regexp/syntax"

	"github.com/credlint/credlint/internal/detect/engine"
)

// manyAny is the count from which a loop over any character makes a pattern
// slow: each byte of a text costs as many steps as the loop can have begun
// before it.
const manyAny = 50

// slow reports whether a pattern has counted loops over any character.
func slow(re *syntax.Regexp) bool {
	if re.Op == syntax.OpRepeat && re.Max >= manyAny && anyByte(re.Sub[0]) {
		return true
	}
	for _, sub := range re.Sub {
		if slow(sub) {
			return true
		}
	}
	return false
}

func anyByte(re *syntax.Regexp) bool {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	return re.Op == syntax.OpAnyChar || re.Op == syntax.OpAnyCharNotNL
}

// longest returns the bytes of the loop of the pattern that asks for the most
// of them and has no bound: the value.
func longest(re *syntax.Regexp) engine.Set {
	var set engine.Set
	most := 1
	var visit func(*syntax.Regexp)
	visit = func(re *syntax.Regexp) {
		if low, high := bounds(re); high < 0 && low > most && re.Sub[0].Op == syntax.OpCharClass {
			most, set = low, class(re.Sub[0])
		}
		for _, sub := range re.Sub {
			visit(sub)
		}
	}
	visit(re)
	return set
}
