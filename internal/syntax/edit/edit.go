// Package edit changes a file through its tree: a scalar gets another text, an
// object loses or gains a member, a list gains items. What comes out are byte
// edits, so that comments, quotes, indentation and line ends stay as they are
// wherever nothing had to change.
//
// It knows how JSON, YAML, TOML and dotenv files are written, in brackets and
// by lines, and nothing of what is in them.
package edit

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Language is how a file is written.
type Language uint8

const (
	JSON Language = iota
	YAML
	TOML
	Dotenv
)

// Editor collects changes of one tree. Edits tells what they come to.
type Editor struct {
	tree  *syntax.Tree
	lang  Language
	src   []byte
	edits []source.Edit
	// touched are the collections that lose or gain entries, in the order in
	// which they were first named.
	touched []*collection
	failed  bool
}

// collection is what happens to the entries of one node.
type collection struct {
	node    *syntax.Node
	removed map[int]bool
	before  map[int][]Value // new items, by the old one that they stand before
	last    []Entry         // new members, or items without a key, at the end
}

// Entry is a new member of an object.
type Entry struct {
	Key   string
	Value Value
}

// Value is a new value: a string, a bool, a []string, a []Value, or a []Entry
// for an object.
type Value any

// New returns an editor of the tree.
func New(tree *syntax.Tree, lang Language) *Editor {
	return &Editor{tree: tree, lang: lang, src: tree.File.Content}
}

// Write gives a scalar another text.
func (e *Editor) Write(n *syntax.Node, text string) { e.Splice(n, 0, len(n.Text), text) }

// Splice replaces the decoded bytes [from, to) of a scalar by text.
func (e *Editor) Splice(n *syntax.Node, from, to int, text string) {
	block := e.block(n)
	if block { // its line end stays
		end := len(strings.TrimRight(n.Text, "\n"))
		from, to = min(from, end), min(to, end)
	}
	whole := n.Text[:from] + text + n.Text[to:]
	raw, ok := e.inStyle(n, text, whole)
	switch {
	case !ok || block && !fits(n.Text, from, to, text):
		e.replace(n, e.scalar(whole))
	case from == 0 && to == len(n.Text) && !block:
		e.edits = append(e.edits, source.Edit{Span: n.Inner, New: raw})
	default:
		e.edits = append(e.edits, source.Edit{Span: n.Raw(from, to), New: raw})
	}
}

// replace writes another text in place of a scalar, and leaves the comment behind the
// sign of a block.
func (e *Editor) replace(n *syntax.Node, raw string) {
	for _, c := range e.tree.Comments {
		if c.Start > n.Span.Start && c.End <= n.Inner.Start {
			raw += " " + string(e.tree.File.Text(c))
		}
	}
	e.edits = append(e.edits, source.Edit{Span: source.Span{Start: n.Span.Start, End: e.textEnd(n.Span.End, n)}, New: raw})
}

// fits reports whether a block of YAML stays one where new text stands in place
// of [from, to): lines that are joined, or begin with a blank, would be read in
// another way.
func fits(old string, from, to int, text string) bool {
	line := text + old[to:]
	first := from == 0 || old[from-1] == '\n'
	all := from == 0 && strings.Trim(old[to:], "\n") == ""
	if first && (from > 0 && from == to || strings.IndexAny(line, " \t\n") == 0) {
		return false
	}
	return line != "" && (all || !strings.Contains(old[from:to], "\n"))
}

// block reports whether a scalar is a block of YAML: "|" or ">".
func (e *Editor) block(n *syntax.Node) bool {
	return e.lang == YAML && n.Span.Start < n.Inner.Start && bytes.IndexByte([]byte("|>"), e.src[n.Span.Start]) >= 0
}

// Remove takes the member or item at index i out of a collection.
func (e *Editor) Remove(parent *syntax.Node, i int) {
	c := e.collection(parent)
	c.removed[i] = true
}

// Set gives a scalar another value that is no text.
func (e *Editor) Set(n *syntax.Node, value Value) {
	e.edits = append(e.edits, source.Edit{Span: n.Span, New: e.render(value)})
}

// Put adds a member at the end of an object. Two objects or lists that are put
// under one key become one.
func (e *Editor) Put(object *syntax.Node, key string, value Value) {
	c := e.collection(object)
	for i := range c.last {
		if c.last[i].Key == key && key != "" {
			c.last[i].Value = e.join(c.last[i].Value, value)
			return
		}
	}
	c.last = append(c.last, Entry{key, value})
}

// Append adds items at the end of a list.
func (e *Editor) Append(list *syntax.Node, items ...Value) {
	c := e.collection(list)
	for _, item := range items {
		c.last = append(c.last, Entry{Value: item})
	}
}

// Insert adds items before the one at index i of a list, or to an empty list.
func (e *Editor) Insert(list *syntax.Node, i int, items ...Value) {
	c := e.collection(list)
	c.before[i] = append(c.before[i], items...)
}

// join is one value of two.
func (e *Editor) join(a, b Value) Value {
	switch a := a.(type) {
	case []Entry:
		if b, ok := b.([]Entry); ok {
			return append(slices.Clone(a), b...)
		}
	case []string:
		if b, ok := b.([]string); ok {
			return append(slices.Clone(a), b...)
		}
	}
	e.failed = true
	return a
}

func (e *Editor) collection(n *syntax.Node) *collection {
	for _, c := range e.touched {
		if c.node == n {
			return c
		}
	}
	c := &collection{node: n, removed: map[int]bool{}, before: map[int][]Value{}}
	e.touched = append(e.touched, c)
	return c
}

// Edits returns the changes in the order of their places. It reports false
// where one of them cannot be written without touching more than it should.
func (e *Editor) Edits() ([]source.Edit, bool) {
	out := slices.Clone(e.edits)
	for _, c := range e.touched {
		if entries := e.entries(c.node); e.inBrackets(c.node) {
			out = append(out, e.brackets(c, entries)...)
		} else {
			out = append(out, e.lines(c, entries)...)
		}
	}
	slices.SortStableFunc(out, func(a, b source.Edit) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	return out, !e.failed && Disjoint(out)
}

// Disjoint reports whether sorted edits touch different bytes.
func Disjoint(edits []source.Edit) bool {
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End {
			return false
		}
	}
	return true
}
