package edit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dotenv"
	"github.com/credlint/credlint/internal/syntax/edit"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/toml"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

var parsers = map[edit.Language]func(*source.File, source.Span) *syntax.Tree{
	edit.JSON: jsonc.Parse, edit.YAML: yaml.Parse, edit.TOML: toml.Parse, edit.Dotenv: dotenv.Parse,
}

func parse(lang edit.Language, text string) *syntax.Tree {
	return parsers[lang](source.NewFile("x", []byte(text)), source.Span{End: len(text)})
}

// apply makes sorted edits, last one first.
func apply(text string, edits []source.Edit) string {
	for _, e := range slices.Backward(edits) {
		text = text[:e.Span.Start] + e.New + text[e.Span.End:]
	}
	return text
}

// at follows keys from the root.
func at(tree *syntax.Tree, keys ...string) *syntax.Node {
	n := tree.Roots[0]
	for _, k := range keys {
		n = n.Get(k)
	}
	return n
}

type change func(e *edit.Editor, tree *syntax.Tree)

func write(key, text string) change {
	return func(e *edit.Editor, tree *syntax.Tree) { e.Write(at(tree, key), text) }
}

func remove(indexes ...int) change {
	return func(e *edit.Editor, tree *syntax.Tree) {
		for _, i := range indexes {
			e.Remove(at(tree, "o"), i)
		}
	}
}

func put(key string, v edit.Value) change {
	return func(e *edit.Editor, tree *syntax.Tree) { e.Put(at(tree, "o"), key, v) }
}

func all(changes ...change) change {
	return func(e *edit.Editor, tree *syntax.Tree) {
		for _, c := range changes {
			c(e, tree)
		}
	}
}

func prepend(items ...edit.Value) change {
	return func(e *edit.Editor, tree *syntax.Tree) { e.Insert(at(tree, "l"), 0, items...) }
}

func insert(i int, items ...edit.Value) change {
	return func(e *edit.Editor, tree *syntax.Tree) { e.Insert(at(tree, "l"), i, items...) }
}

func add(items ...edit.Value) change {
	return func(e *edit.Editor, tree *syntax.Tree) { e.Append(at(tree, "l"), items...) }
}

var cases = []struct {
	name         string
	lang         edit.Language
	before       string
	do           change
	after        string
	unchangeable bool
}{
	{"json text", edit.JSON, `{"a": "x", "b": 1}`, write("a", `q"\`), `{"a": "q\"\\", "b": 1}`, false},
	{"json number", edit.JSON, `{"a": 123}`, write("a", "${A}"), `{"a": "${A}"}`, false},
	{"json5 quotes", edit.JSON, `{a: 'x'}`, write("a", `it's "q"`), `{a: 'it\'s "q"'}`, false},
	{"json, first of three", edit.JSON, `{"o": {"a": 1, "b": 2, "c": 3}}`, remove(0), `{"o": {"b": 2, "c": 3}}`, false},
	{"json, last of three", edit.JSON, `{"o": {"a": 1, "b": 2, "c": 3}}`, remove(2), `{"o": {"a": 1, "b": 2}}`, false},
	{"json, two at the end", edit.JSON, `{"o": {"a": 1, "b": 2, "c": 3}}`, remove(1, 2), `{"o": {"a": 1}}`, false},
	{"json, first and last", edit.JSON, `{"o": {"a": 1, "b": 2, "c": 3}}`, remove(0, 2), `{"o": {"b": 2}}`, false},
	{"json, all", edit.JSON, `{"o": {"a": 1, "b": 2}}`, remove(0, 1), `{"o": {}}`, false},
	{"json, all for another", edit.JSON, `{"o": {"a": 1, "b": 2}}`, all(remove(0, 1), put("c", true)), `{"o": {"c": true}}`, false},
	{"json, one for another", edit.JSON, `{"o":{"a":1,"b":2}}`, all(remove(1), put("c", "x")), `{"o":{"a":1,"c":"x"}}`, false},
	{"json lines", edit.JSON, "{\"o\": {\r\n\t\"a\": 1, // one\r\n\t\"b\": 2 // two\r\n}}", all(remove(1), put("c", "x")),
		"{\"o\": {\r\n\t\"a\": 1,\r\n\t\"c\": \"x\" // one\r\n // two\r\n}}", false},
	{"json trailing comma", edit.JSON, "{\"o\": {\n  \"a\": 1,\n}}", put("b", []string{"x", "y"}), "{\"o\": {\n  \"a\": 1,\n  \"b\": [\"x\", \"y\"],\n}}", false},
	{"json comment in between", edit.JSON, "{\"o\": {\n  \"a\": 1,\n  // about b\n  \"b\": 2\n}}", remove(0), "{\"o\": {\n  // about b\n  \"b\": 2\n}}", false},
	{"json empty", edit.JSON, `{"o": {}, "l": []}`, all(put("a", "x"), add("y"), prepend("x")), `{"o": {"a": "x"}, "l": ["x", "y"]}`, false},
	{"json two puts in one object", edit.JSON, `{"o": {"a": 1}}`, all(put("e", []edit.Entry{{Key: "x", Value: "1"}}), put("e", []edit.Entry{{Key: "y", Value: "2"}})),
		`{"o": {"a": 1, "e": { "x": "1", "y": "2" }}}`, false},
	{"json list in lines", edit.JSON, "{\"l\": [\n  \"a\",\n  \"b\"\n]}", prepend("x", "y"), "{\"l\": [\n  \"x\",\n  \"y\",\n  \"a\",\n  \"b\"\n]}", false},
	{"json list, in the middle", edit.JSON, `{"l": ["a", "b"]}`, insert(1, "x", "y"), `{"l": ["a", "x", "y", "b"]}`, false},
	{"json list minified", edit.JSON, `{"l":["a","b"]}`, prepend("x"), `{"l":["x","a","b"]}`, false},
	{"yaml plain", edit.YAML, "a: x # c\nb: 1\n", write("a", "${A}"), "a: \"${A}\" # c\nb: 1\n", false},
	{"yaml single quotes", edit.YAML, "a: 'x'\n", write("a", "it's"), "a: 'it''s'\n", false},
	{"yaml block", edit.YAML, "a: |\n  x\nb: 1\n", write("a", "${A}"), "a: |\n  ${A}\nb: 1\n", false},
	{"yaml word", edit.YAML, "a: x\n", write("a", "yes"), "a: \"yes\"\n", false},
	{"yaml date", edit.YAML, "a: 2027-07-01 # c\n", write("a", "2026-07-02"), "a: 2026-07-02 # c\n", false},
	{"yaml length", edit.YAML, "a: 720h\n", write("a", "48h"), "a: 48h\n", false},
	{"toml date", edit.TOML, "a = 2027-07-01\n", write("a", "2026-07-02"), "a = 2026-07-02\n", false},
	{"yaml lines", edit.YAML, "o:\n  a: 1\n  b: 2 # two\n  c: 3\n", remove(1), "o:\n  a: 1\n  # two\n  c: 3\n", false},
	{"yaml last line without end", edit.YAML, "o:\n  a: 1\n  b: 2", all(remove(0), put("c", "x")), "o:\n  b: 2\n  c: \"x\"", false},
	{"yaml all", edit.YAML, "o:\n  a: 1\nz: 2\n", remove(0), "o: {}\nz: 2\n", false},
	{"yaml all, below a comment", edit.YAML, "o:\n  # one\n  a: 1\nz: 2\n", remove(0), "o:\n  # one\n  {}\nz: 2\n", false},
	{"yaml all, for another", edit.YAML, "o:\n  a: 1\nz: 2\n", all(remove(0), put("b", "x")), "o:\n  b: \"x\"\nz: 2\n", false},
	{"yaml all, a block scalar before a comment", edit.YAML, "a: |\n  x\n# z\n", func(e *edit.Editor, tree *syntax.Tree) { e.Remove(tree.Roots[0], 0) }, "{}\n# z\n", false},
	{"yaml, behind a block scalar", edit.YAML, "o:\n  a: |\n    x\nz: 1\n", put("b", "y"), "o:\n  a: |\n    x\n  b: \"y\"\nz: 1\n", false},
	{"yaml, without a block scalar", edit.YAML, "o:\n  a: |\n    x\n\n  b: 1\nz: 1\n", remove(0), "o:\n\n  b: 1\nz: 1\n", false},
	{"yaml, the only item", edit.YAML, "l:\n  - a\nz: 1\n", func(e *edit.Editor, tree *syntax.Tree) { e.Remove(at(tree, "l"), 0) }, "l: []\nz: 1\n", false},
	{"yaml, the only item for another", edit.YAML, "l:\n  - a\nz: 1\n", all(func(e *edit.Editor, tree *syntax.Tree) { e.Remove(at(tree, "l"), 0) }, add("b")), "l:\n  - \"b\"\nz: 1\n", false},
	{"yaml, behind a byte order mark", edit.YAML, "\ufeffa: 1\n", func(e *edit.Editor, tree *syntax.Tree) { e.Put(tree.Roots[0], "b", "x") }, "\ufeffa: 1\nb: \"x\"\n", false},
	{"yaml, a comment behind a block", edit.YAML, "o:\n  a: |\n    x\n  b:\n    c: 1 # one\n", remove(1), "o:\n  a: |\n    x\n  # one\n", false},
	{"yaml, behind a block that keeps its line ends", edit.YAML, "o:\n  a: |+\n    x\n\nz: 1\n", put("b", "y"), "o:\n  a: |+\n    x\n\n  b: \"y\"\nz: 1\n", false},
	{"yaml, a block that cannot hold it", edit.YAML, "a: | # c\n  x\nb: 1\n", write("a", " x"), "a: \" x\\n\" # c\nb: 1\n", false},
	{"yaml flow", edit.YAML, "o: { a: 1, b: 2 }\n", all(remove(0), put("c", "x")), "o: { b: 2, c: \"x\" }\n", false},
	{"yaml items", edit.YAML, "l:\n  - a\n  - b\n", all(prepend("x"), add("y")), "l:\n  - \"x\"\n  - a\n  - b\n  - \"y\"\n", false},
	{"yaml items in the middle", edit.YAML, "l:\n  - a\n  - b\n", insert(1, "x"), "l:\n  - a\n  - \"x\"\n  - b\n", false},
	{"yaml items at the margin", edit.YAML, "l:\n- a\nz: 1\n", prepend("x"), "l:\n- \"x\"\n- a\nz: 1\n", false},
	{"yaml, an item", edit.YAML, "l:\n  - a # one\n  - b\n  - c\n", func(e *edit.Editor, tree *syntax.Tree) { e.Remove(at(tree, "l"), 1) }, "l:\n  - a # one\n  - c\n", false},
	{"yaml, the last item", edit.YAML, "l:\n- a\n- b # two\nz: 1\n", func(e *edit.Editor, tree *syntax.Tree) { e.Remove(at(tree, "l"), 1) }, "l:\n- a\n# two\nz: 1\n", false},
	{"toml basic", edit.TOML, "a = \"x\"\n", write("a", `q"`), "a = \"q\\\"\"\n", false},
	{"toml literal", edit.TOML, "a = 'x'\n", write("a", "it's"), "a = \"it's\"\n", false},
	{"toml table", edit.TOML, "[o]\na = 1\nb = 2 # two\n[o.sub]\nc = 3\n", all(remove(0), put("d", []string{"x"})), "[o]\nb = 2 # two\nd = [\"x\"]\n[o.sub]\nc = 3\n", false},
	{"toml inline", edit.TOML, "o = { a = 1, b = 2 }\n", all(remove(1), put("X-Key", "x")), "o = { a = 1, X-Key = \"x\" }\n", false},
	{"toml inline object", edit.TOML, "[o]\na = 1\n", put("h", []edit.Entry{{Key: "a b", Value: "x"}}), "[o]\na = 1\nh = { \"a b\" = \"x\" }\n", false},
	{"toml dotted", edit.TOML, "[s]\no.a = 'x'\nc = 1\n", func(e *edit.Editor, tree *syntax.Tree) { e.Remove(at(tree, "s", "o"), 0) }, "[s]\nc = 1\n", false},
	{"toml without a line to stand beside", edit.TOML, "[o.sub]\nc = 3\n", put("d", "x"), "", true},
	{"dotenv", edit.Dotenv, "export a=x # c\nb='y'\n", all(write("a", "op://v/i/f"), write("b", "z")), "export a=op://v/i/f # c\nb='z'\n", false},
	{"dotenv quotes", edit.Dotenv, "a=x\n", write("a", "op://v/my item/f"), "a=\"op://v/my item/f\"\n", false},
}

func TestEdits(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree := parse(c.lang, c.before)
			e := edit.New(tree, c.lang)
			c.do(e, tree)
			edits, ok := e.Edits()
			if ok == c.unchangeable {
				t.Fatalf("can be changed: %t", ok)
			}
			if got := apply(c.before, edits); ok && got != c.after {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.after)
			}
		})
	}
}

// Whatever a file holds, its keys can be taken out one by one and the rest still
// reads as before.
func FuzzRemove(f *testing.F) {
	for _, c := range cases {
		f.Add(uint8(c.lang), c.before)
	}
	f.Fuzz(func(t *testing.T, lang uint8, text string) {
		l := edit.Language(lang % 3)
		tree := parse(l, text)
		if len(tree.Roots) == 0 || len(tree.Problems) > 0 || strings.ContainsAny(text, "&*?!\r") || strings.Contains(text, "{{") {
			t.Skip()
		}
		root := tree.Roots[0]
		for i := range root.Members {
			e := edit.New(tree, l)
			e.Remove(root, i)
			edits, ok := e.Edits()
			if !ok || !root.Members[i].Value.Scalar() {
				continue
			}
			after := parse(l, apply(text, edits))
			if len(after.Problems) > 0 {
				t.Fatalf("%q without member %d is %q, which cannot be read: %v", text, i, apply(text, edits), after.Problems)
			}
			if got := len(after.Roots); got > 0 && len(after.Roots[0].Members) != len(root.Members)-1 {
				t.Fatalf("%q without member %d is %q", text, i, apply(text, edits))
			}
		}
	})
}
