package shape

import (
	"regexp/syntax"
	"strings"
)

// place is where in a pattern texts stand that every match must hold.
type place struct {
	texts []literal
	// What stands before and after them in the pattern, nearest last and
	// nearest first.
	before, after []*syntax.Regexp
}

// finder looks for places whose texts all satisfy covers.
type finder struct {
	covers func(text string) bool
}

// anything stands for a part of a pattern of which nothing is known.
func anything() *syntax.Regexp {
	return &syntax.Regexp{Op: syntax.OpStar, Sub: []*syntax.Regexp{{Op: syntax.OpAnyChar}}}
}

// find returns places such that every match of re holds a text of one of them;
// nil if there are none. prefix holds the texts directly before re: one of them
// may be joined to what re begins with.
func (f finder) find(re *syntax.Regexp, prefix []literal, before, after []*syntax.Regexp) []place {
	switch re.Op {
	case syntax.OpCapture:
		return f.find(re.Sub[0], prefix, before, after)
	case syntax.OpConcat:
		return f.findConcat(re.Sub, prefix, before, after)
	case syntax.OpAlternate:
		var all []place
		for _, sub := range re.Sub {
			places := f.find(sub, prefix, before, after)
			if places == nil {
				return nil
			}
			all = append(all, places...)
		}
		return all
	case syntax.OpPlus, syntax.OpRepeat:
		if low, _ := bounds(re); low > 0 {
			unknown := []*syntax.Regexp{anything()}
			return f.find(re.Sub[0], []literal{{}}, append(clone(before), unknown...), append(unknown, after...))
		}
		return nil
	}
	if p := f.run([]*syntax.Regexp{re}, prefix, before, after); p != nil {
		return []place{*p}
	}
	return nil
}

// findConcat tries each part of a concatenation in turn: first the texts that
// begin there, then the places within it.
func (f finder) findConcat(subs []*syntax.Regexp, prefix []literal, before, after []*syntax.Regexp) []place {
	for i, sub := range subs {
		head, outer := prefix, before
		if i > 0 {
			head, outer = f.headOf(subs[:i], prefix, before)
		}
		if p := f.run(subs[i:], head, outer, after); p != nil {
			return []place{*p}
		}
		rest := append(clone(subs[i+1:]), after...)
		if p := f.find(sub, head, outer, rest); p != nil {
			return p
		}
	}
	return nil
}

// headOf returns the texts that end directly before the next part, and what
// stands before those.
func (f finder) headOf(done []*syntax.Regexp, prefix []literal, before []*syntax.Regexp) ([]literal, []*syntax.Regexp) {
	texts := []literal{{}}
	for i := len(done) - 1; i >= 0; i-- {
		longer := product(spell(done[i]), texts)
		if longer == nil {
			return texts, append(clone(before), done[:i+1]...)
		}
		texts = longer
	}
	if longer := product(prefix, texts); longer != nil {
		return longer, before
	}
	return texts, append(clone(before), anything())
}

// run joins the texts of as many parts as can be spelled, until all are
// covered, and then for as long as they do not become more.
func (f finder) run(subs []*syntax.Regexp, texts []literal, before, after []*syntax.Regexp) *place {
	var best *place
	for j, sub := range subs {
		longer := product(texts, spell(sub))
		if longer == nil || best != nil && len(longer) > len(texts) {
			break
		}
		texts = longer
		if f.all(texts) {
			best = &place{texts, before, append(clone(subs[j+1:]), after...)}
		}
	}
	return best
}

func (f finder) all(texts []literal) bool {
	for _, t := range texts {
		if !f.covers(strings.ToLower(t.text)) {
			return false
		}
	}
	return true
}

func clone(list []*syntax.Regexp) []*syntax.Regexp {
	return append([]*syntax.Regexp(nil), list...)
}
