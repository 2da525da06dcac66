// Package backtrack matches a regular expression at one place of a text.
//
// Package regexp never goes back, which keeps it linear on any text, and pays
// for that with a copy of the state for every count that a loop can have: for
// {10,150} behind {0,20} these are thousands, at each byte. Rules of secrets are
// full of such loops. Where it is known that a match begins at this place if it
// begins at all, trying the loops one length after the other takes a few hundred
// steps. What backtracking is feared for, a text that makes it try everything, is
// cut off by a number of steps; the caller then asks package regexp.
//
// What is matched, and which of several matches, is the same as there.
package backtrack

import (
	"errors"
	"regexp/syntax"
)

// Pattern is a compiled expression. It is safe for concurrent use.
type Pattern struct {
	start  node
	groups int
	loops  int
	runs   int // that stand in no loop
}

// ErrUnfit says that an expression has a part that this package leaves to
// package regexp: a loop over what can be empty.
var ErrUnfit = errors.New("a loop over what can be empty")

// Compile prepares the concatenation of parsed expressions, with room for as many
// groups as they have.
func Compile(parts ...*syntax.Regexp) (*Pattern, error) {
	p := &Pattern{}
	for _, re := range parts {
		p.groups = max(p.groups, re.MaxCap())
	}
	c := compiler{pattern: p}
	p.start = c.concat(parts, accept{})
	return p, c.err
}

// Match returns the offsets of the match that begins at an offset of text and
// those of its groups, as regexp.FindSubmatchIndex does, or nil. It takes at most
// as many steps as left says, and counts them off; if there is no match and none
// are left, nothing is known.
func (p *Pattern) Match(text []byte, at int, left *int) []int {
	m := machine{text: text, left: *left, groups: make([]int, 2*p.groups+2)}
	for i := range m.groups {
		m.groups[i] = -1
	}
	if p.loops > 0 {
		m.counts = make([]int, p.loops)
	}
	if p.runs > 0 {
		m.failed = make([]int, p.runs)
	}
	m.groups[0] = at
	found := p.start.match(&m, at)
	*left = max(0, m.left)
	if !found {
		return nil
	}
	return m.groups
}

// machine is one attempt.
type machine struct {
	text   []byte
	left   int // steps
	groups []int
	counts []int // how often each loop has run
	failed []int // by run, 1 more than where it last ended at the least, in vain
}

// spend takes n steps, and reports whether that was possible.
func (m *machine) spend(n int) bool {
	m.left -= n
	return m.left > 0
}

// node is a part of an expression that knows what follows it.
type node interface {
	// match reports whether the part matches at an offset and all that follows
	// it does behind that.
	match(m *machine, at int) bool
}

// accept ends an expression.
type accept struct{}

func (accept) match(m *machine, at int) bool {
	m.groups[1] = at
	return true
}
