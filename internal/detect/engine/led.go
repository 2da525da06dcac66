package engine

import (
	"regexp/syntax"
	"sync"

	"github.com/credlint/credlint/internal/detect/engine/backtrack"
)

// trial is a pattern that is matched at one place, prepared when first needed.
type trial struct {
	source  string
	skip    int // parts of the pattern that are left out
	once    sync.Once
	pattern *backtrack.Pattern
}

func (t *trial) get() *backtrack.Pattern {
	t.once.Do(func() {
		re, err := syntax.Parse(t.source, syntax.Perl)
		parts := []*syntax.Regexp{re}
		if err == nil && t.skip > 0 {
			parts = re.Sub[t.skip:]
		}
		if err == nil {
			t.pattern, err = backtrack.Compile(parts...)
		}
		if err != nil {
			panic(err) // the generator has done the same
		}
	})
	return t.pattern
}

const (
	// maxTrial is how many steps one match may take. Few take a thousand.
	maxTrial = 1 << 15
	// maxTrials is how many steps all matches of a rule may take for each byte of
	// a text, and freeTrials how many are not counted.
	maxTrials  = 16
	freeTrials = 1 << 20
)

// lead looks for a match at an anchor by trial. It returns false where that takes
// too long; nothing is known then.
func (s *search) lead(c *compiled, at int) bool {
	st := &s.state[c.index]
	if st.steps > maxTrials*len(s.text)+freeTrials {
		return false
	}
	for _, p := range st.skipped {
		s.try(c, st, p)
	}
	st.skipped = st.skipped[:0]
	loc, sure := s.try(c, st, at)
	if loc != nil {
		s.judge(c, loc)
	}
	return sure
}

// try returns the match whose first anchor is at, if there is one behind the
// last, and whether that is sure.
func (s *search) try(c *compiled, st *state, at int) ([]int, bool) {
	if at < st.pos {
		return nil, true
	}
	left := maxTrial
	loc := c.trial.get().Match(s.text, at, &left)
	st.steps += maxTrial - left
	if loc == nil {
		return nil, left > 0
	}
	loc[0] = s.leadStart(c, st, at)
	st.pos = max(loc[1], loc[0]+1)
	return loc, true
}

// maxHeaded and headedEach are how many steps a match from a head may take, and how
// many more for each byte of the text: what stands before its anchor may be long.
const (
	maxHeaded  = 1 << 18
	headedEach = 8
)

// headed looks by trial for the matches that begin at a head up to the anchor at.
// It returns false where that takes too long; nothing is known then.
func (s *search) headed(c *compiled, at int) bool {
	st := &s.state[c.index]
	from := max(st.pos, st.heads)
	st.heads = max(st.heads, at+1)
	for ; from <= at; from++ {
		if !c.begins(s.text, from) {
			continue
		}
		if st.steps > maxTrials*len(s.text)+freeTrials {
			return false
		}
		most := maxHeaded + headedEach*len(s.text)
		left := most
		loc := c.trial.get().Match(s.text, from, &left)
		st.steps += most - left
		switch {
		case loc != nil:
			st.pos = max(loc[1], from+1)
			from = st.pos - 1
			s.judge(c, loc)
		case left == 0:
			return false
		}
	}
	return true
}

// begins reports whether a head stands at an offset.
func (c *compiled) begins(text []byte, at int) bool {
	for i := range c.Heads {
		h := &c.Heads[i]
		if lower(text[at]) == h.Text[0] && len(h.Text) <= len(text)-at && h.is(text[at:at+len(h.Text)]) &&
			!(h.Word && at > 0 && isWord(text[at-1])) {
			return true
		}
	}
	return false
}

func (h *Head) is(text []byte) bool {
	for i, b := range text {
		if lower(b) != h.Text[i] {
			return false
		}
	}
	return true
}

// maxSkipped is how many anchors of harmless matches are remembered.
const maxSkipped = 32

func (st *state) skip(at int) {
	if len(st.skipped) == maxSkipped {
		st.skipped = append(st.skipped[:0], st.skipped[maxSkipped/2:]...)
	}
	st.skipped = append(st.skipped, at)
}

// leadStart is where the match begins whose first anchor is at.
func (s *search) leadStart(c *compiled, st *state, at int) int {
	set := &s.rules.Sets[c.Lead.Free]
	least := max(st.pos, at-c.Lead.N)
	for at > least && set.Has(s.text[at-1]) {
		at--
	}
	return at
}
