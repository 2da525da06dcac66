package backtrack

import (
	"regexp/syntax"
	"unicode"
)

// unbounded stands for the greatest count of a loop without one.
const unbounded = int(^uint(0) >> 1)

type compiler struct {
	pattern *Pattern
	err     error
	within  int // loops
}

// concat compiles parts that follow one another.
func (c *compiler) concat(parts []*syntax.Regexp, next node) node {
	for i := len(parts) - 1; i >= 0; i-- {
		next = c.part(parts[i], next)
	}
	return next
}

func (c *compiler) part(re *syntax.Regexp, next node) node {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return next
	case syntax.OpLiteral:
		return literal(re, next)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return &one{classOf(re), next}
	case syntax.OpCapture:
		end := &mark{2*re.Cap + 1, next}
		return &mark{2 * re.Cap, c.part(re.Sub[0], end)}
	case syntax.OpConcat:
		return c.concat(re.Sub, next)
	case syntax.OpAlternate:
		a := &alternate{}
		for _, sub := range re.Sub {
			a.options = append(a.options, c.part(sub, next))
		}
		return a
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return c.loop(re, next)
	}
	return &assertion{re.Op, next} // OpNoMatch holds nowhere
}

func literal(re *syntax.Regexp, next node) node {
	for i := len(re.Rune) - 1; i >= 0; i-- {
		next = &one{runeClass(re.Rune[i], re.Flags&syntax.FoldCase != 0), next}
	}
	return next
}

func (c *compiler) loop(re *syntax.Regexp, next node) node {
	low, high := 0, unbounded
	switch re.Op {
	case syntax.OpPlus:
		low = 1
	case syntax.OpQuest:
		high = 1
	case syntax.OpRepeat:
		low = re.Min
		if re.Max >= 0 {
			high = re.Max
		}
	}
	lazy, sub := re.Flags&syntax.NonGreedy != 0, re.Sub[0]
	switch {
	case single(sub):
		return &run{classOf(sub), c.runID(), low, high, lazy, next}
	case empty(sub) && re.Op != syntax.OpQuest:
		c.err = ErrUnfit
	}
	l := &loop{id: c.pattern.loops, low: low, high: high, lazy: lazy, next: next}
	c.pattern.loops++
	c.within++
	l.body = c.part(sub, (*turn)(l))
	c.within--
	return l
}

// runID numbers a run, unless it stands in a loop.
func (c *compiler) runID() int {
	if c.within > 0 {
		return -1
	}
	c.pattern.runs++
	return c.pattern.runs - 1
}

// single reports whether an expression matches exactly one character.
func single(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return true
	case syntax.OpLiteral:
		return len(re.Rune) == 1
	}
	return false
}

// empty reports whether an expression may match nothing.
func empty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return empty(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || empty(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !empty(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if empty(sub) {
				return true
			}
		}
		return false
	}
	return true
}

func classOf(re *syntax.Regexp) class {
	switch re.Op {
	case syntax.OpLiteral:
		return runeClass(re.Rune[0], re.Flags&syntax.FoldCase != 0)
	case syntax.OpAnyChar:
		return newClass([]rune{0, unicode.MaxRune})
	case syntax.OpAnyCharNotNL:
		return newClass([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune})
	}
	return newClass(re.Rune)
}

// runeClass holds a character, in any case if fold is set.
func runeClass(r rune, fold bool) class {
	ranges := []rune{r, r}
	for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
		ranges = append(ranges, f, f)
	}
	return newClass(ranges)
}
