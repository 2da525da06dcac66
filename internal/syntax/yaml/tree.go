package yaml

import (
	"bytes"

	yaml "go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// converter turns the library's nodes into ours, in file order.
type converter struct {
	*parser
	taken []source.Span // scalars, which may hold "#"
	// The last place that was looked up: a long line is walked along once.
	seenLine, seenColumn, seenAt int
}

// node converts a node. It returns nil for one that is nested too deep.
func (c *converter) node(n *yaml.Node, depth int) *syntax.Node {
	at := c.start(n)
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		if depth == syntax.MaxDepth {
			c.fault(source.Span{Start: at, End: at}, syntax.TooDeep)
			return nil
		}
		return c.collection(n, at, depth)
	case yaml.ScalarNode:
		s := c.scalar(n, at)
		c.taken = append(c.taken, s.Span)
		if block(n) { // a comment may stand behind the indicator
			c.taken[len(c.taken)-1] = s.Inner
		}
		return s
	}
	return c.alias(n, at)
}

// alias is null: its anchor stands elsewhere.
func (c *converter) alias(n *yaml.Node, at int) *syntax.Node {
	end := min(at+1+len(n.Value), c.within.End)
	c.taken = append(c.taken, source.Span{Start: at, End: end})
	return &syntax.Node{Span: source.Span{Start: at, End: end}, Inner: source.Span{Start: at, End: at}}
}

// start is where a node starts, behind its anchor and its tag.
func (c *converter) start(n *yaml.Node) int {
	at := c.lookup(n.Line, n.Column)
	if n.Kind == yaml.AliasNode || n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style == 0 && n.Value == "" {
		return at
	}
	bare := n.Kind == yaml.ScalarNode && n.Value == "" // maybe nothing follows
	for at < c.within.End && (c.src[at] == '!' || c.src[at] == '&' && n.Anchor != "") {
		at = c.property(n, at)
		next := c.gap(at)
		if next == c.within.End || bare && bytes.IndexByte([]byte(`&!'"|>`), c.src[next]) < 0 {
			break
		}
		at = next
	}
	return at
}

// property is the offset behind the anchor or the tag at an offset.
func (c *converter) property(n *yaml.Node, at int) int {
	if c.src[at] == '&' {
		return min(at+1+len(n.Anchor), c.within.End)
	}
	for at < c.within.End && bytes.IndexByte([]byte(" \t\r\n,]}"), c.src[at]) < 0 {
		at++
	}
	return at
}

// gap passes over blanks, line ends and comments.
func (c *converter) gap(at int) int {
	for at < c.within.End {
		switch c.src[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = max(c.line(c.lineOf(at)).End, at+1)
		default:
			return at
		}
	}
	return at
}

// lookup is offset for places that mostly come in file order.
func (c *converter) lookup(line, column int) int {
	if line != c.seenLine || column < c.seenColumn {
		c.seenLine, c.seenColumn, c.seenAt = line, 1, c.line(line).Start
	}
	for end := c.line(line).End; c.seenColumn < column && c.seenAt < end; c.seenColumn++ {
		c.seenAt += width(c.src[c.seenAt])
	}
	c.seenAt = min(c.seenAt, c.within.End)
	return c.seenAt
}

// collection converts a mapping or a sequence. The span of one in brackets ends
// with the bracket, that of another with its last child.
func (c *converter) collection(n *yaml.Node, at, depth int) *syntax.Node {
	out := &syntax.Node{Kind: syntax.Array, Span: source.Span{Start: at, End: at}}
	step := 1
	if n.Kind == yaml.MappingNode {
		out.Kind, step = syntax.Object, 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		first := c.node(n.Content[i], depth+1)
		if first == nil {
			continue
		}
		out.Span = cover(out.Span, first.Span)
		if step == 1 {
			out.Items = append(out.Items, first)
			continue
		}
		if value := c.node(n.Content[i+1], depth+1); value != nil {
			out.Span = cover(out.Span, value.Span)
			out.Members = append(out.Members, syntax.Member{Key: key(first), Value: value})
		}
	}
	if bracketed := n.Style&yaml.FlowStyle != 0; bracketed && c.opens(n, at) {
		out.Span.End = c.closing(out.Span.End, at)
	}
	return out
}

// opens reports whether the bracket at an offset is that of n, and not of its
// first child: [a: b] holds a mapping without brackets.
func (c *converter) opens(n *yaml.Node, at int) bool {
	if at >= c.within.End || c.src[at] != '{' && c.src[at] != '[' {
		return false
	}
	return len(n.Content) == 0 || n.Content[0].Line != n.Line || n.Content[0].Column != n.Column
}

// closing is the offset behind the next closing bracket.
func (c *converter) closing(at, start int) int {
	for at = max(at, start+1); at < c.within.End; at++ {
		at = c.gap(at)
		if at < c.within.End && (c.src[at] == ']' || c.src[at] == '}') {
			return at + 1
		}
	}
	return c.within.End
}

// key makes a member's key of a node. Keys that are no scalars have no name.
func key(n *syntax.Node) *syntax.Node {
	if n.Scalar() {
		n.Kind = syntax.String
		return n
	}
	s := source.Span{Start: n.Span.Start, End: n.Span.Start}
	return &syntax.Node{Kind: syntax.String, Span: s, Inner: s}
}

// cover is the smallest span that holds both.
func cover(a, b source.Span) source.Span {
	return source.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
