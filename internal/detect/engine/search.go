package engine

import "github.com/credlint/credlint/internal/detect/engine/decode"

// search is one call of Find.
type search struct {
	*Engine
	file  string
	text  []byte
	state []state // by rule
	seen  []int   // the rules whose state is in use
	found []found
	later []occurrence // memory of the automaton

	layer    *decode.Layer // of which text is the text; nil below all
	lines    lines
	verdicts map[*compiledAllow]verdict // of the last line
}

// state is how far a rule has come in the text.
type state struct {
	pos   int // the end of the last match; matches of a rule do not overlap
	spent int // the bytes of the windows that held no match
	steps int // that matching by trial took
	heads int // up to where the heads of matches have been tried
	// skipped are the last anchors of matches that the rule lets pass. They matter
	// where another anchor stands in such a match.
	skipped []int
	path    int8
	used    bool
	gated   bool // a gate was seen
}

// found is a match that no allowance excuses.
type found struct {
	kind       *compiled
	start, end int    // of the secret, or of what it is encoded in
	line       int    // where the line of the whole match begins
	secret     []byte // decoded
}

// scan calls hit for each occurrence of an anchor's key or of a gate.
func (s *search) scan(text []byte, hit func(n uint32, end int)) {
	s.later = s.auto.scan(text, s.later, hit)
}

// hit is called for each occurrence of an anchor's key or of a gate.
func (s *search) hit(n uint32, end int) {
	r := &s.refs[n]
	if r.anchor == nil {
		s.of(r.kind).gated = true
		return
	}
	s.place(r.kind, r.anchor, end-r.length)
}

// place is called for each place where the key of an anchor stands.
func (s *search) place(c *compiled, a *Anchor, start int) {
	switch f := s.rules.fits(a, s.text, start); {
	case f == unfit, f == dull && !c.Led, !s.applies(c):
	case f == dull:
		s.state[c.index].skip(start)
	default:
		s.candidate(c, start)
	}
}

// candidate looks for the matches whose anchor is at.
func (s *search) candidate(c *compiled, at int) {
	switch {
	case c.Led && s.lead(c, at):
	case len(c.Heads) > 0 && s.headed(c, at):
	default:
		s.around(c, at)
	}
}

// of returns the state of a rule.
func (s *search) of(c *compiled) *state {
	st := &s.state[c.index]
	if !st.used {
		st.used = true
		s.seen = append(s.seen, c.index)
	}
	return st
}

// gates runs the rules whose gates were seen.
func (s *search) gates() {
	for _, i := range s.seen {
		if s.state[i].gated {
			s.whole(&s.kinds[i])
		}
	}
}

// whole runs a rule over all of the text.
func (s *search) whole(c *compiled) {
	switch {
	case !s.applies(c):
	case len(c.Anchors) > 0:
		s.later = c.anchors().scan(s.text, s.later, func(n uint32, end int) {
			a := &c.Anchors[n]
			s.place(c, a, end-len(a.Key()))
		})
	case c.Run.Min > 0:
		s.runs(c)
	default:
		s.around(c, len(s.text))
	}
}

// runs runs a rule where its run stands: all matches that hold a part of it begin
// where that part may begin at the latest, or before.
func (s *search) runs(c *compiled) {
	set, least := &s.rules.Sets[c.Run.Set], c.Run.Min
	for at := 0; at+least <= len(s.text); {
		last := at + least - 1
		for last >= at && set.Has(s.text[last]) {
			last--
		}
		if last >= at {
			at = last + 1
			continue
		}
		end := at + least
		for end < len(s.text) && set.Has(s.text[end]) {
			end++
		}
		s.around(c, end-least)
		at = end
	}
}

// applies reports whether the rule holds for files of this path.
func (s *search) applies(c *compiled) bool {
	st := s.of(c)
	if st.path == 0 {
		st.path = -1
		if s.pathFits(c) {
			st.path = 1
		}
	}
	return st.path > 0
}

func (s *search) pathFits(c *compiled) bool {
	if c.Path != "" && !c.path.get().MatchString(s.file) {
		return false
	}
	for i := range c.allow {
		if a := &c.allow[i]; a.excusesPath(s.file) {
			return false
		}
	}
	return true
}

// around finds the matches whose anchor is at, and those before it that are
// still to be found. A match is the same as in a run over the whole text if
// its start is not right of at: the window reaches beyond the end of every such
// match. One that starts later is left for its own anchor, which the window
// may cut.
func (s *search) around(c *compiled, at int) {
	st := &s.state[c.index]
	for at >= st.pos {
		from, to := s.window(c, st, at)
		loc := s.match(c, from, to, at)
		if loc == nil && to == len(s.text) {
			st.pos = len(s.text) + 1
			return
		}
		if loc == nil || loc[0] > at && to < len(s.text) {
			st.spent += to - from
			return
		}
		st.pos = max(loc[1], from+1)
		s.judge(c, loc)
	}
}

// window returns the bounds of the text to search. A rule that has searched the
// length of the text in vain gets the rest at once: that bounds the time for
// any text.
func (s *search) window(c *compiled, st *state, at int) (from, to int) {
	if at == len(s.text) || st.spent > len(s.text)+4096 {
		return st.pos, len(s.text)
	}
	from = max(st.pos, s.rules.left(s.text, at, c.Before, keyLen))
	to = s.rules.right(s.text, at, c.Length)
	return from, to
}

// match returns the places of the first match in text[from:to] and of its
// groups.
func (s *search) match(c *compiled, from, to, at int) []int {
	base, re := from-1, &c.inner
	if from == 0 {
		base, re = 0, &c.head
	}
	if base > to {
		return nil
	}
	window := s.squeeze(c, base, to, at)
	loc := re.get().FindSubmatchIndex(window.text)
	if loc == nil {
		return nil
	}
	loc = loc[2:] // group 1 is the rule's pattern
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] = base + window.restore(loc[i])
		}
	}
	return loc
}

// squeeze takes out of a window what no match of a slow rule depends on.
func (s *search) squeeze(c *compiled, from, to, at int) squeezed {
	keep := c.Length.N + margin
	if c.Long == 0 || to-from < 3*keep {
		return squeezed{text: s.text[from:to]}
	}
	return squeeze(s.text, from, to, at, &s.rules.Sets[c.Long], keep)
}

// judge keeps a match that is random enough and that nothing excuses.
func (s *search) judge(c *compiled, loc []int) {
	start, end := trim(s.text, loc[0], loc[1])
	m := match{search: s, start: start, end: end}
	m.secretStart, m.secretEnd = secret(c.Group, loc, start, end)
	value := s.text[m.secretStart:m.secretEnd]
	if len(value) == 0 || c.Entropy != 0 && entropy(value) <= c.Entropy {
		return
	}
	if s.layer != nil && !s.layer.Touches(loc[0], loc[1]) {
		return // it was found below
	}
	if m.excused(s.allow) || m.excused(c.allow) {
		return
	}
	line, _ := s.lines.around(s.text, start, end)
	f := found{c, m.secretStart, m.secretEnd, line, value}
	if s.layer != nil {
		f.start, f.end = s.layer.Origin(f.start, f.end)
		f.line, _ = s.layer.Origin(line, line+1)
	}
	s.found = append(s.found, f)
}

// secret returns the place of the group that holds the secret: the group that
// the rule names, else the first that is not empty, else the match.
func secret(group int, loc []int, start, end int) (int, int) {
	if group > 0 {
		return max(0, loc[2*group]), max(0, loc[2*group+1])
	}
	for g := 2; g+1 < len(loc); g += 2 {
		if loc[g] >= 0 && loc[g] < loc[g+1] {
			return loc[g], loc[g+1]
		}
	}
	return start, end
}

// trim takes the line ends off both ends of text[start:end].
func trim(text []byte, start, end int) (int, int) {
	for start < end && text[start] == '\n' {
		start++
	}
	for start < end && text[end-1] == '\n' {
		end--
	}
	return start, end
}
