package edit_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// nodes visits all nodes of a tree.
func nodes(n *syntax.Node, visit func(*syntax.Node)) {
	visit(n)
	for _, m := range n.Members {
		nodes(m.Value, visit)
	}
	for _, item := range n.Items {
		nodes(item, visit)
	}
}

// trial is one random change with what it should lead to.
type trial struct {
	texts   map[*syntax.Node]string
	removed map[*syntax.Node]map[int]bool
	before  map[*syntax.Node]map[int][]edit.Value
	added   map[*syntax.Node][]edit.Entry
	said    []string
}

// want is what a tree should say after the change.
func (c *trial) want(n *syntax.Node) any {
	switch n.Kind {
	case syntax.Object:
		out := map[string]any{}
		for i, m := range n.Members {
			if !c.removed[n][i] {
				out[m.Key.Text] = c.want(m.Value)
			}
		}
		for _, e := range c.added[n] {
			out[e.Key] = plain(e.Value)
		}
		return out
	case syntax.Array:
		out := []any{}
		for i, item := range n.Items {
			for _, v := range c.before[n][i] {
				out = append(out, plain(v))
			}
			if !c.removed[n][i] {
				out = append(out, c.want(item))
			}
		}
		if len(n.Items) == 0 {
			for _, v := range c.before[n][0] {
				out = append(out, plain(v))
			}
		}
		for _, e := range c.added[n] {
			out = append(out, plain(e.Value))
		}
		return out
	}
	if text, ok := c.texts[n]; ok {
		return text
	}
	return n.Text
}

// same compares what two trees say. What stands behind a block that keeps its line
// ends lengthens it.
func same(a, b any, text string) bool {
	if !strings.Contains(text, "|+") {
		return reflect.DeepEqual(a, b)
	}
	ends := regexp.MustCompile(`(\\n)+"`)
	return ends.ReplaceAllString(fmt.Sprintf("%#v", a), `"`) == ends.ReplaceAllString(fmt.Sprintf("%#v", b), `"`)
}

// plain is a new value as a tree will say it.
func plain(v edit.Value) any {
	switch v := v.(type) {
	case bool:
		return fmt.Sprint(v)
	case []string:
		out := []any{}
		for _, s := range v {
			out = append(out, s)
		}
		return out
	case []edit.Value:
		out := []any{}
		for _, s := range v {
			out = append(out, plain(s))
		}
		return out
	case []edit.Entry:
		out := map[string]any{}
		for _, e := range v {
			out[e.Key] = plain(e.Value)
		}
		return out
	}
	return v
}

func (w *writer) value(depth int) edit.Value {
	switch w.IntN(6) {
	case 0:
		return w.IntN(2) == 0
	case 1:
		return []string{w.one(texts...), w.one(texts...)}
	case 2:
		if depth > 0 {
			return []edit.Entry{{Key: w.one("n", "new key", "é"), Value: w.value(depth - 1)}}
		}
	case 3:
		if depth > 0 {
			return []edit.Value{w.value(depth - 1)}
		}
	}
	return w.one(texts...)
}

// Random documents are changed in random ways. They say then what they said before
// and the change, keep their comments and line ends, or are left alone.
func TestRandomChanges(t *testing.T) {
	done := 0
	for seed := range uint64(8000) {
		if attempt(t, seed) {
			done++
		}
	}
	if done < 6000 {
		t.Errorf("only %d documents were changed", done)
	}
}

func FuzzRandomChanges(f *testing.F) {
	f.Add(uint64(0))
	f.Fuzz(func(t *testing.T, seed uint64) { attempt(t, seed) })
}

// attempt makes one random change and reads what comes out. It reports whether the
// document was changed.
func attempt(t *testing.T, seed uint64) bool {
	t.Helper()
	w := &writer{rand.New(rand.NewPCG(seed, 1)), edit.Language(seed % 4), "\n", ""}
	if w.IntN(5) == 0 {
		w.eol = "\r\n"
	}
	w.text = w.document()
	tree := parse(w.lang, w.text)
	if len(tree.Problems) > 0 || len(tree.Roots) != 1 {
		return false
	}
	e := edit.New(tree, w.lang)
	var all []*syntax.Node
	nodes(tree.Roots[0], func(n *syntax.Node) { all = append(all, n) })
	c := &trial{texts: map[*syntax.Node]string{}, removed: map[*syntax.Node]map[int]bool{}, before: map[*syntax.Node]map[int][]edit.Value{}, added: map[*syntax.Node][]edit.Entry{}}
	c.do(w, e, all[w.IntN(len(all))])
	edits, ok := e.Edits()
	if !ok || len(c.said) == 0 {
		return false
	}
	after := apply(w.text, edits)
	c.check(t, w, tree, after)
	return true
}

// check compares what a changed text says with what it should say.
func (c *trial) check(t *testing.T, w *writer, tree *syntax.Tree, after string) {
	t.Helper()
	fail := func(why string, about ...any) {
		t.Errorf("%d: %v\nof %q\nis %q\n%s", w.lang, c.said, w.text, after, fmt.Sprintf(why, about...))
	}
	got := parse(w.lang, after)
	if len(got.Problems) > 0 || len(got.Roots) != 1 {
		fail("which cannot be read: %v", got.Problems)
		return
	}
	if is, want := (&trial{}).want(got.Roots[0]), c.want(tree.Roots[0]); !same(is, want, w.text) {
		fail("got  %v\nwant %v", is, want)
	}
	for _, comment := range tree.Comments {
		if text := w.text[comment.Start:comment.End]; !strings.Contains(after, text) {
			fail("without the comment %q", text)
		}
	}
	if strings.Contains(w.text, "\r\n") && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
		fail("with mixed line ends")
	}
}

// do makes a random change of a node.
func (c *trial) do(w *writer, e *edit.Editor, n *syntax.Node) {
	size := len(n.Members) + len(n.Items)
	object := n.Kind == syntax.Object
	switch {
	case n.Scalar():
		from, to := 0, len(n.Text)
		kind := "write"
		if w.IntN(2) == 0 && n.Kind == syntax.String {
			kind = "splice"
			runes := []rune(n.Text)
			i := w.IntN(len(runes) + 1)
			j := i + w.IntN(len(runes)-i+1)
			from, to = len(string(runes[:i])), len(string(runes[:j]))
		}
		body, tail := n.Text, ""
		if raw := (w.text[n.Span.Start:n.Span.End]); w.lang == edit.YAML && raw != "" && strings.Contains("|>", raw[:1]) && n.Span != n.Inner {
			body = strings.TrimRight(n.Text, "\n")
			tail = n.Text[len(body):] // the line ends of a block stay
			from, to = min(from, len(body)), min(to, len(body))
		}
		put := w.one(texts...)
		c.said = append(c.said, fmt.Sprintf("%s %q[%d:%d]=%q", kind, n.Text, from, to, put))
		e.Splice(n, from, to, put)
		c.texts[n] = body[:from] + put + body[to:] + tail
	default:
		if size > 0 && w.IntN(2) == 0 {
			c.removed[n] = map[int]bool{}
			for i := range size {
				if w.IntN(3) == 0 && inline(w, n, i) {
					c.removed[n][i] = true
					e.Remove(n, i)
					c.said = append(c.said, fmt.Sprintf("remove %d", i))
				}
			}
		}
		switch w.IntN(4) {
		case 0:
			return
		case 1:
			if !object {
				i := 0
				if size > 0 {
					i = w.IntN(size)
				}
				if c.removed[n][i] {
					return
				}
				v := w.value(2)
				e.Insert(n, i, v)
				c.before[n] = map[int][]edit.Value{i: {v}}
				c.said = append(c.said, fmt.Sprintf("insert %d %v", i, v))
				return
			}
			fallthrough
		default:
			v := w.value(2)
			if w.lang == edit.Dotenv {
				v = w.one("x", "a b", "op://a/b/c", "it's", "")
			}
			if object {
				e.Put(n, "new", v)
				c.added[n] = []edit.Entry{{Key: "new", Value: v}}
				c.said = append(c.said, fmt.Sprintf("put %v", v))
				return
			}
			e.Append(n, v)
			c.added[n] = []edit.Entry{{Value: v}}
			c.said = append(c.said, fmt.Sprintf("append %v", v))
		}
	}
}

// inline reports whether a member of a TOML document stands on a line, not below
// a head of its own.
func inline(w *writer, n *syntax.Node, i int) bool {
	return w.lang != edit.TOML || n.Kind == syntax.Array || n.Members[i].Value.Scalar()
}
