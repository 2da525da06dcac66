package toml

import (
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// keys are the parts of a dotted key.
func (p *parser) keys(n *unstable.Node) []*syntax.Node {
	var keys []*syntax.Node
	for it := n.Key(); it.Next(); {
		part := it.Node()
		key := p.scalar(syntax.String, p.span(part.Raw), string(part.Data))
		keys = append(keys, key)
	}
	return keys
}

// header opens the table of a [header] or [[header]].
func (p *parser) header(n *unstable.Node) {
	span := source.Span{Start: p.seek("[", p.at)}
	keys := p.keys(n)
	last := keys[len(keys)-1]
	span.End = p.seek("]", last.Span.End) + 1
	if n.Kind == unstable.ArrayTable {
		span.End = p.seek("]", span.End) + 1
	}
	span.End = min(span.End, len(p.src))
	p.at = span.End
	p.table, p.depth = p.root, 0
	if 2*len(keys) > syntax.MaxDepth { // each part may pass through an array
		p.fault(span, syntax.TooDeep)
		p.table = &syntax.Node{Kind: syntax.Object} // outside the tree
		return
	}
	for _, key := range keys[:len(keys)-1] {
		p.table = p.step(p.table, key)
	}
	p.depth = 2 * len(keys)
	if n.Kind == unstable.ArrayTable {
		p.table = p.push(p.table, last, span)
		return
	}
	p.table = p.step(p.table, last)
	p.table.Span = cover(p.table.Span, span)
}

// step goes to the object of a key, the last one of an array, and makes it
// where it is missing.
func (p *parser) step(n *syntax.Node, key *syntax.Node) *syntax.Node {
	child := p.index[n][key.Text]
	switch {
	case child == nil:
		child = p.add(n, key, &syntax.Node{Kind: syntax.Object, Span: key.Span})
	case child.Kind == syntax.Array:
		child = child.Items[len(child.Items)-1]
	}
	return child
}

// push appends an object to the array of a key.
func (p *parser) push(n *syntax.Node, key *syntax.Node, span source.Span) *syntax.Node {
	array := p.index[n][key.Text]
	if array == nil || array.Kind != syntax.Array {
		array = p.add(n, key, &syntax.Node{Kind: syntax.Array, Span: span})
		p.remember(n, key, array)
	}
	item := &syntax.Node{Kind: syntax.Object, Span: span}
	array.Items = append(array.Items, item)
	return item
}

// add appends a member. An object can be found again by step.
func (p *parser) add(n, key, value *syntax.Node) *syntax.Node {
	n.Members = append(n.Members, syntax.Member{Key: key, Value: value})
	if value.Kind == syntax.Object {
		p.remember(n, key, value)
	}
	return value
}

// remember makes a container known to step. An array is one of tables, with an item:
// "a = []" is as closed to what comes later as any other value.
func (p *parser) remember(n, key, value *syntax.Node) {
	if p.index[n] == nil {
		p.index[n] = map[string]*syntax.Node{}
	}
	p.index[n][key.Text] = value
}

// pair takes a key-value pair into an object.
func (p *parser) pair(n *unstable.Node, object *syntax.Node, depth int) {
	keys := p.keys(n)
	last := keys[len(keys)-1]
	p.at = p.seek("=", last.Span.End) + 1
	depth += len(keys)
	if depth > syntax.MaxDepth {
		p.fault(last.Span, syntax.TooDeep)
		p.at = max(p.at, p.span(n.Raw).End)
		return
	}
	for _, key := range keys[:len(keys)-1] {
		object = p.step(object, key)
	}
	if value := p.value(n.Value(), depth); value != nil {
		p.add(object, last, value)
	}
}

// enclose widens containers to what was added to them from elsewhere.
func enclose(n *syntax.Node) {
	for _, m := range n.Members {
		enclose(m.Value)
		n.Span = cover(n.Span, cover(m.Key.Span, m.Value.Span))
	}
	for _, item := range n.Items {
		enclose(item)
		n.Span = cover(n.Span, item.Span)
	}
}

// cover is the smallest span that holds both.
func cover(a, b source.Span) source.Span {
	return source.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
