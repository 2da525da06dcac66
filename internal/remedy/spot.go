package remedy

import (
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// spot is a scalar in its tree.
type spot struct {
	// chain leads from the root to the scalar.
	chain []*syntax.Node
	// index is the place of each node of chain in the one before it.
	index []int
}

// find looks for the scalar that holds a span.
func find(tree *syntax.Tree, s source.Span) (spot, bool) {
	for _, root := range tree.Roots {
		at := spot{[]*syntax.Node{root}, []int{0}}
		if at.descend(s) {
			return at, true
		}
	}
	return spot{}, false
}

// descend extends the chain to the scalar that holds a span.
func (p *spot) descend(s source.Span) bool {
	n := p.node()
	if n.Scalar() {
		return n.Span.Contains(s) && !s.Empty()
	}
	try := func(i int, child *syntax.Node) bool {
		p.chain, p.index = append(p.chain, child), append(p.index, i)
		if p.descend(s) {
			return true
		}
		p.chain, p.index = p.chain[:len(p.chain)-1], p.index[:len(p.index)-1]
		return false
	}
	for i, m := range n.Members {
		if !m.Disabled && try(i, m.Value) {
			return true
		}
	}
	for i, item := range n.Items {
		if try(i, item) {
			return true
		}
	}
	return false
}

func (p *spot) node() *syntax.Node { return p.chain[len(p.chain)-1] }

// up is the node n levels above the scalar, or nil.
func (p *spot) up(n int) *syntax.Node {
	if n >= len(p.chain) {
		return nil
	}
	return p.chain[len(p.chain)-1-n]
}

// at is the index of the node n levels above the scalar in the one above it.
func (p *spot) at(n int) int { return p.index[len(p.index)-1-n] }

// key is the key of the node n levels above the scalar, or empty for an item.
func (p *spot) key(n int) string {
	parent := p.up(n + 1)
	if parent == nil || parent.Kind != syntax.Object {
		return ""
	}
	return parent.Members[p.at(n)].Key.Text
}

// level is how many levels above the scalar a node stands, or -1.
func (p *spot) level(n *syntax.Node) int {
	for i := range p.chain {
		if p.chain[i] == n {
			return len(p.chain) - 1 - i
		}
	}
	return -1
}

// within are the decoded bytes of a scalar that stand at a span of the file.
func within(n *syntax.Node, s source.Span) (from, to int, ok bool) {
	from = -1
	for i := range len(n.Text) {
		raw := n.Raw(i, i+1)
		if raw.Start == s.Start && from < 0 {
			from = i
		}
		if raw.End == s.End && from >= 0 {
			to = i + 1
		}
	}
	return from, to, from >= 0 && to > from
}

// resolve follows a pointer from the roots of a tree.
func resolve(tree *syntax.Tree, p syntax.Pointer) *syntax.Node {
	for _, root := range tree.Roots {
		if n := step(root, "", p); n != nil {
			return n
		}
	}
	return nil
}

func step(n *syntax.Node, at, want syntax.Pointer) *syntax.Node {
	if at == want {
		return n
	}
	try := func(next syntax.Pointer, child *syntax.Node) *syntax.Node {
		if want == next || len(want) > len(next) && want[:len(next)] == next && want[len(next)] == '/' {
			return step(child, next, want)
		}
		return nil
	}
	for i := len(n.Members) - 1; i >= 0; i-- {
		if found := try(at.Key(n.Members[i].Key.Text), n.Members[i].Value); found != nil {
			return found
		}
	}
	for i, item := range n.Items {
		if found := try(at.Index(i), item); found != nil {
			return found
		}
	}
	return nil
}
