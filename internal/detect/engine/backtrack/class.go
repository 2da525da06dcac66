package backtrack

import "unicode/utf8"

// class is a set of characters.
type class struct {
	ascii [2]uint64
	wide  []rune // ranges beyond ASCII, as first and last
}

func newClass(ranges []rune) class {
	var c class
	for i := 0; i < len(ranges); i += 2 {
		low, high := ranges[i], ranges[i+1]
		for r := low; r <= min(high, utf8.RuneSelf-1); r++ {
			c.ascii[r>>6] |= 1 << (r & 63)
		}
		if high >= utf8.RuneSelf {
			c.wide = append(c.wide, max(low, utf8.RuneSelf), high)
		}
	}
	return c
}

// width returns the number of bytes of the character at an offset, or 0 if it is
// not of the class.
func (c *class) width(text []byte, at int) int {
	if at >= len(text) {
		return 0
	}
	b := text[at]
	if b < utf8.RuneSelf {
		return int(c.ascii[b>>6] >> (b & 63) & 1)
	}
	if c.wide == nil {
		return 0
	}
	r, n := utf8.DecodeRune(text[at:]) // a broken byte is U+FFFD, as for package regexp
	for i := 0; i < len(c.wide); i += 2 {
		if c.wide[i] <= r && r <= c.wide[i+1] {
			return n
		}
	}
	return 0
}

// one is a single character.
type one struct {
	class
	next node
}

func (n *one) match(m *machine, at int) bool {
	w := n.width(m.text, at)
	return w > 0 && m.spend(1) && n.next.match(m, at+w)
}

// run is a loop over single characters.
type run struct {
	class
	id        int // among the runs that stand in no loop, else -1
	low, high int
	lazy      bool
	next      node
}

func (n *run) match(m *machine, at int) bool {
	count, least := 0, at
	for count < n.low {
		w := n.width(m.text, least)
		if w == 0 {
			return false
		}
		count, least = count+1, least+w
	}
	if n.id < 0 {
		return n.all(m, count, least)
	}
	// What follows the run depends on the offset alone, so where it has failed once
	// it need not be tried again. A loop before the run gives back one character after
	// the other: each time, there is one offset that has not been tried.
	switch failed := m.failed[n.id] - 1; failed {
	case least:
		return false
	case least + max(1, n.width(m.text, least)):
		m.failed[n.id] = least + 1
		return m.spend(1) && n.next.match(m, least)
	}
	if n.all(m, count, least) {
		return true
	}
	m.failed[n.id] = least + 1
	return false
}

// all tries what follows behind the count characters that end at least, and behind
// as many more as there may be.
func (n *run) all(m *machine, count, least int) bool {
	if n.lazy {
		return n.longer(m, count, least)
	}
	end := least
	for count < n.high {
		w := n.width(m.text, end)
		if w == 0 {
			break
		}
		count, end = count+1, end+w
	}
	return m.spend(end-least+1) && n.shorter(m, least, end)
}

// longer tries what follows first, and takes a character more each time.
func (n *run) longer(m *machine, count, end int) bool {
	for m.spend(1) {
		if n.next.match(m, end) {
			return true
		}
		w := n.width(m.text, end)
		if w == 0 || count == n.high {
			return false
		}
		count, end = count+1, end+w
	}
	return false
}

// shorter tries what follows behind all that was taken, and gives a character
// back each time.
func (n *run) shorter(m *machine, least, end int) bool {
	for m.spend(1) {
		if n.next.match(m, end) {
			return true
		}
		if end == least {
			return false
		}
		end--
		if m.text[end] >= utf8.RuneSelf {
			_, w := utf8.DecodeLastRune(m.text[least : end+1])
			end -= w - 1
		}
	}
	return false
}
