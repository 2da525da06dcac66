package engine

import "slices"

// shift is how many bits tell the column of a table.
const shift = 6

// keyLen is how much of an anchor the automaton looks for.
const keyLen = 8

// automaton is an Aho-Corasick automaton without failure links: a table with
// one row for each state and one column for each class of bytes.
type automaton struct {
	class [256]uint8
	next  []uint16
	// States from first on have hits: hits[state-first].
	first uint16
	hits  [][]uint32
	// longest is the length of the longest word.
	longest int
}

// word is a text to look for and the number to report.
type word struct {
	text string
	ref  uint32
}

// lower folds an ASCII byte.
func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// node is a state under construction. Its children are a list from first, by
// next.
type node struct {
	b                 byte // on the way from its parent
	first, next, fail int32
	refs              []uint32
}

func newAutomaton(words []word) *automaton {
	nodes := trie(words)
	order := link(nodes)
	a := &automaton{}
	for _, w := range words {
		a.longest = max(a.longest, len(w.text))
	}
	columns := a.classify(nodes)
	if columns > 1<<shift {
		panic("the words have more different bytes than the table has columns")
	}
	number := a.number(nodes, order)
	a.next = make([]uint16, len(nodes)<<shift)
	for _, n := range order { // parents before children, failures before both
		row := a.next[int(number[n])<<shift:][:1<<shift]
		if n != 0 {
			copy(row, a.next[int(number[nodes[n].fail])<<shift:][:1<<shift])
		}
		for c := nodes[n].first; c != 0; c = nodes[c].next {
			row[a.class[nodes[c].b]] = number[c]
		}
	}
	return a
}

func trie(words []word) []node {
	nodes := make([]node, 1, len(words)*keyLen/2)
	for _, w := range words {
		at := int32(0)
		for i := range len(w.text) {
			c := child(nodes, at, w.text[i])
			if c == 0 {
				c = int32(len(nodes))
				nodes = append(nodes, node{b: w.text[i], next: nodes[at].first})
				nodes[at].first = c
			}
			at = c
		}
		nodes[at].refs = append(nodes[at].refs, w.ref)
	}
	return nodes
}

// child returns the child of a node by b, or 0.
func child(nodes []node, n int32, b byte) int32 {
	c := nodes[n].first
	for c != 0 && nodes[c].b != b {
		c = nodes[c].next
	}
	return c
}

// link sets the failure of each node, hands its hits on, and returns the nodes
// by depth.
func link(nodes []node) []int32 {
	order := make([]int32, 1, len(nodes))
	for i := 0; i < len(order); i++ {
		n := order[i]
		for c := nodes[n].first; c != 0; c = nodes[c].next {
			order = append(order, c)
			for f := n; f != 0; {
				f = nodes[f].fail
				if t := child(nodes, f, nodes[c].b); t != 0 {
					nodes[c].fail = t
					break
				}
			}
			if inherited := nodes[nodes[c].fail].refs; inherited != nil {
				nodes[c].refs = slices.Concat(nodes[c].refs, inherited)
			}
		}
	}
	return order
}

// classify gives each byte that occurs in a word a column of its own, and all
// others column 0.
func (a *automaton) classify(nodes []node) int {
	columns := 1
	for _, n := range nodes[1:] {
		if a.class[n.b] == 0 {
			a.class[n.b] = uint8(columns)
			columns++
		}
	}
	for b := 'A'; b <= 'Z'; b++ {
		a.class[b] = a.class[lower(byte(b))]
	}
	return columns
}

// number numbers the nodes so that those with hits come last: the scan then
// tells a hit by one comparison.
func (a *automaton) number(nodes []node, order []int32) []uint16 {
	number := make([]uint16, len(nodes))
	next := uint16(0)
	for _, n := range order {
		if nodes[n].refs == nil {
			number[n], next = next, next+1
		}
	}
	a.first = next
	for _, n := range order {
		if nodes[n].refs != nil {
			number[n], next = next, next+1
			a.hits = append(a.hits, nodes[n].refs)
		}
	}
	return number
}
