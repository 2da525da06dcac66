package backtrack

import "regexp/syntax"

// mark notes where a group begins or ends.
type mark struct {
	slot int
	next node
}

func (n *mark) match(m *machine, at int) bool {
	was := m.groups[n.slot]
	m.groups[n.slot] = at
	if n.next.match(m, at) {
		return true
	}
	m.groups[n.slot] = was
	return false
}

// alternate is a choice, of which the first that leads to a match counts.
type alternate struct{ options []node }

func (n *alternate) match(m *machine, at int) bool {
	for _, option := range n.options {
		if !m.spend(1) {
			return false
		}
		if option.match(m, at) {
			return true
		}
	}
	return false
}

// loop runs over more than single characters.
type loop struct {
	id, low, high int
	lazy          bool
	body, next    node
}

func (n *loop) match(m *machine, at int) bool {
	was := m.counts[n.id]
	m.counts[n.id] = 0
	if (*turn)(n).match(m, at) {
		return true
	}
	m.counts[n.id] = was
	return false
}

// turn is the end of a loop's body: once more, or on.
type turn loop

func (n *turn) match(m *machine, at int) bool {
	if !m.spend(1) {
		return false
	}
	count := m.counts[n.id]
	if count < n.low {
		return n.again(m, at, count)
	}
	if n.lazy {
		return n.on(m, at, count) || n.again(m, at, count)
	}
	return n.again(m, at, count) || n.on(m, at, count)
}

func (n *turn) again(m *machine, at, count int) bool {
	if count == n.high {
		return false
	}
	m.counts[n.id] = count + 1
	if n.body.match(m, at) {
		return true
	}
	m.counts[n.id] = count
	return false
}

// on leaves the loop. What follows may come to it again, within an outer one.
func (n *turn) on(m *machine, at, count int) bool {
	if n.next.match(m, at) {
		return true
	}
	m.counts[n.id] = count
	return false
}

// assertion takes no character.
type assertion struct {
	op   syntax.Op
	next node
}

func (n *assertion) match(m *machine, at int) bool {
	return n.holds(m.text, at) && n.next.match(m, at)
}

func (n *assertion) holds(text []byte, at int) bool {
	switch n.op {
	case syntax.OpBeginText:
		return at == 0
	case syntax.OpEndText:
		return at == len(text)
	case syntax.OpBeginLine:
		return at == 0 || text[at-1] == '\n'
	case syntax.OpEndLine:
		return at == len(text) || text[at] == '\n'
	case syntax.OpWordBoundary:
		return boundary(text, at)
	case syntax.OpNoWordBoundary:
		return !boundary(text, at)
	}
	return false
}

// boundary reports whether one side of an offset is a word and the other is not.
func boundary(text []byte, at int) bool {
	before := at > 0 && syntax.IsWordChar(rune(text[at-1]))
	return before != (at < len(text) && syntax.IsWordChar(rune(text[at])))
}
