// Package syntaxtest checks what every parser of package syntax promises, and
// prints trees for tests to compare.
package syntaxtest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Check fails the test where a tree breaks a promise: spans that lie in the
// file and in their parents, text that its raw bytes bear out, nesting that
// ends.
func Check(t testing.TB, tree *syntax.Tree, within source.Span) {
	t.Helper()
	c := &checker{t: t, tree: tree, within: within}
	for _, root := range tree.Roots {
		c.node(root, within, 0)
	}
	end := within.Start
	for _, s := range tree.Comments {
		if s.Start < end || s.Empty() || !within.Contains(s) {
			t.Errorf("comment %v is empty, out of order or outside %v", s, within)
		}
		end = s.End
	}
	for _, p := range tree.Problems {
		if !within.Contains(p.Span) || p.Span.Len() < 0 || p.Message == "" || p.File != tree.File || p.Path != tree.File.Path {
			t.Errorf("bad problem %v %q", p.Span, p.Message)
		}
	}
}

type checker struct {
	t      testing.TB
	tree   *syntax.Tree
	within source.Span
}

// node checks one node inside the span of its parent.
func (c *checker) node(n *syntax.Node, parent source.Span, depth int) {
	c.t.Helper()
	if n.Span.Len() < 0 || !parent.Contains(n.Span) {
		c.t.Fatalf("node %v is not inside %v", n.Span, parent)
	}
	if depth > syntax.MaxDepth {
		c.t.Fatalf("node %v is %d levels deep", n.Span, depth)
	}
	if n.Scalar() {
		c.scalar(n)
	}
	for _, m := range n.Members {
		if m.Key.Kind != syntax.String {
			c.t.Fatalf("key %v is no string", m.Key.Span)
		}
		c.node(m.Key, n.Span, depth+1)
		c.node(m.Value, n.Span, depth+1)
	}
	for _, item := range n.Items {
		c.node(item, n.Span, depth+1)
	}
}

// scalar checks that the text of a scalar is what its raw bytes say.
func (c *checker) scalar(n *syntax.Node) {
	c.t.Helper()
	if n.Inner.Len() < 0 || !n.Span.Contains(n.Inner) {
		c.t.Fatalf("inner %v is not inside %v", n.Inner, n.Span)
	}
	if len(n.Pieces) == 0 && n.Text != string(c.tree.File.Text(n.Inner)) {
		c.t.Fatalf("text of %v is not its raw bytes, and there are no pieces", n.Span)
	}
	text, raw := 0, n.Inner.Start
	for i, p := range n.Pieces {
		if p.Text < text || p.Text > len(n.Text) || i == 0 && p.Text != 0 || p.Raw.Start < raw || !n.Inner.Contains(p.Raw) {
			c.t.Fatalf("piece %d of %v is out of order or range: %v", i, n.Span, p)
		}
		text, raw = p.Text, p.Raw.End
		c.piece(n, i)
	}
	for _, r := range [][2]int{{0, 0}, {0, len(n.Text)}, {len(n.Text) / 2, len(n.Text)}, {len(n.Text), len(n.Text)}} {
		if s := n.Raw(r[0], r[1]); s.Len() < 0 || !n.Inner.Contains(s) {
			c.t.Fatalf("Raw%v of %v is %v", r, n.Span, s)
		}
	}
}

// piece checks that a piece as long as its raw bytes equals them. Escapes and
// line ends may have the same length by chance.
func (c *checker) piece(n *syntax.Node, i int) {
	c.t.Helper()
	end := len(n.Text)
	if i+1 < len(n.Pieces) {
		end = n.Pieces[i+1].Text
	}
	from, raw := n.Pieces[i].Text, c.tree.File.Text(n.Pieces[i].Raw)
	escape := bytes.IndexByte(raw, '\\') == 0
	fold := strings.Trim(n.Text[from:end], " \n") == ""
	if end-from != len(raw) || escape || fold {
		return
	}
	if !strings.EqualFold(n.Text[from:end], string(raw)) { // keywords of a Dockerfile have no case
		c.t.Fatalf("piece %d of %v is not its raw bytes", i, n.Span)
	}
}

// Dump prints a tree for people: a line for each scalar, empty collection,
// comment and problem. The quoted text at the end of a line is the raw bytes.
func Dump(tree *syntax.Tree) string {
	d := &dumper{file: tree.File}
	for i, root := range tree.Roots {
		at := syntax.Pointer("")
		if len(tree.Roots) > 1 {
			at = syntax.Pointer(fmt.Sprintf("%d:", i))
		}
		d.node(at, root, false)
	}
	for _, s := range tree.Comments {
		fmt.Fprintf(&d.out, "comment @%d-%d %q\n", s.Start, s.End, tree.File.Text(s))
	}
	for _, p := range tree.Problems {
		at := tree.File.Position(p.Span.Start)
		fmt.Fprintf(&d.out, "problem %d:%d %s\n", at.Line, at.Rune, p.Message)
	}
	return d.out.String()
}

type dumper struct {
	file *source.File
	out  strings.Builder
}

func (d *dumper) node(at syntax.Pointer, n *syntax.Node, disabled bool) {
	switch {
	case n.Scalar():
		d.scalar(at, n, disabled)
	case len(n.Members)+len(n.Items) == 0:
		fmt.Fprintf(&d.out, "%s empty @%d-%d %q\n", at, n.Span.Start, n.Span.End, d.file.Text(n.Span))
	}
	for _, m := range n.Members {
		d.node(at.Key(m.Key.Text), m.Value, m.Disabled)
	}
	for i, item := range n.Items {
		d.node(at.Index(i), item, false)
	}
}

func (d *dumper) scalar(at syntax.Pointer, n *syntax.Node, disabled bool) {
	kind := [...]string{"null", "bool", "number", "string"}[n.Kind]
	if disabled {
		kind = "disabled " + kind
	}
	fmt.Fprintf(&d.out, "%s = %s %q @%d-%d %q", at, kind, n.Text, n.Inner.Start, n.Inner.End, d.file.Text(n.Span))
	for _, p := range n.Pieces {
		fmt.Fprintf(&d.out, " %d:%q", p.Text, d.file.Text(p.Raw))
	}
	d.out.WriteByte('\n')
}
