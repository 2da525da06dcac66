// Package shape reads from a regular expression what package engine needs to
// run it on small windows: texts that every match must hold, what stands around
// them, and how far a match can reach. It runs when rules are generated, and
// errs on the safe side: a fact that it cannot prove it leaves out.
package shape

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/detect/engine"
)

// extent bounds what a part of a pattern matches.
type extent struct {
	min, max int        // bytes; max is -1 without a bound
	bytes    engine.Set // every byte that can occur
	n        int        // at most n bytes that are not in free
	free     engine.Set
}

// measure returns the extent of re.
func measure(re *syntax.Regexp) extent {
	switch re.Op {
	case syntax.OpLiteral:
		return measureLiteral(re)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return one(class(re))
	case syntax.OpCapture:
		return measure(re.Sub[0])
	case syntax.OpConcat:
		var e extent
		for _, sub := range re.Sub {
			e = e.then(measure(sub))
		}
		return e
	case syntax.OpAlternate:
		e := measure(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			e = e.or(measure(sub))
		}
		return e
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return measureLoop(re)
	}
	return extent{} // an assertion
}

func measureLiteral(re *syntax.Regexp) extent {
	var e extent
	for _, r := range re.Rune {
		e = e.then(one(runeSet(r, re.Flags&syntax.FoldCase != 0)))
	}
	return e
}

func measureLoop(re *syntax.Regexp) extent {
	e := measure(re.Sub[0])
	low, high := bounds(re)
	e.min *= low
	if high < 0 {
		return extent{min: e.min, max: -1, bytes: e.bytes, free: e.bytes}
	}
	if e.max >= 0 {
		e.max *= high
	}
	e.n *= high
	return e
}

// bounds returns how often a loop runs.
func bounds(re *syntax.Regexp) (low, high int) {
	switch re.Op {
	case syntax.OpStar:
		return 0, -1
	case syntax.OpPlus:
		return 1, -1
	case syntax.OpQuest:
		return 0, 1
	case syntax.OpRepeat:
		return re.Min, re.Max
	}
	return 1, 1
}

func (e extent) then(o extent) extent {
	most := -1
	if e.max >= 0 && o.max >= 0 {
		most = e.max + o.max
	}
	return extent{e.min + o.min, most, e.bytes.Union(o.bytes), e.n + o.n, e.free.Union(o.free)}
}

func (e extent) or(o extent) extent {
	most := -1
	if e.max >= 0 && o.max >= 0 {
		most = max(e.max, o.max)
	}
	return extent{min(e.min, o.min), most, e.bytes.Union(o.bytes), max(e.n, o.n), e.free.Union(o.free)}
}

// one is the extent of a single character of a set. It is one byte, or some
// bytes beyond ASCII, which are all free.
func one(set engine.Set) extent {
	e := extent{min: 1, max: 1, bytes: set, n: 1}
	if set[2]|set[3] != 0 {
		e.max, e.free = utf8.UTFMax, engine.Set{2: set[2], 3: set[3]}
	}
	return e
}

// class returns the bytes of the characters of a class.
func class(re *syntax.Regexp) engine.Set {
	var set engine.Set
	ranges := re.Rune
	if re.Op != syntax.OpCharClass {
		ranges = []rune{0, unicode.MaxRune}
	}
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], utf8.RuneSelf); r++ {
			addRune(&set, r)
		}
		if ranges[i+1] >= utf8.RuneSelf && !foldsToASCII(ranges[i], ranges[i+1]) {
			addRune(&set, ranges[i+1])
		}
	}
	if re.Op == syntax.OpAnyCharNotNL {
		set[0] &^= 1 << '\n'
	}
	return set
}

// runeSet returns the bytes of a literal's character.
func runeSet(r rune, fold bool) engine.Set {
	var set engine.Set
	addRune(&set, r)
	for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
		if !foldsToASCII(f, f) {
			addRune(&set, f)
		}
	}
	return set
}

// foldsToASCII reports whether the range is the long s or the Kelvin sign,
// which (?i) adds to s and k. The engine folds case in ASCII only.
func foldsToASCII(low, high rune) bool {
	return low == high && (low == '\u017f' || low == '\u212a')
}

// addRune adds a character; one beyond ASCII stands for all bytes beyond it.
func addRune(set *engine.Set, r rune) {
	if r < utf8.RuneSelf {
		set.Add(byte(r))
		return
	}
	set[2], set[3] = ^uint64(0), ^uint64(0)
}
