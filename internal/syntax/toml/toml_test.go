package toml

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile("x.toml", []byte(text))
	within := source.Span{Start: 0, End: len(text)}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	return tree
}

// cases are the seeds of the fuzz test too.
var cases = []struct{ name, in, want string }{
	{"scalars", "s = 'é' # c\r\nn = 1_000\nf = -inf\nb = true\nd = 1979-05-27T07:32:00Z\n", `
/s = string "é" @5-7 "'é'"
/n = number "1_000" @18-23 "1_000"
/f = number "-inf" @28-32 "-inf"
/b = bool "true" @37-41 "true"
/d = string "1979-05-27T07:32:00Z" @46-66 "1979-05-27T07:32:00Z"
comment @9-12 "# c"
`},
	{"strings", "\uFEFFa = \"é\\u0061\\n\\U0001F600#\"\nb = '''\nx'y'''\nc = \"\"\"\r\nab\\\n  cd\"\"\"\nd = \"\"\n", `
/a = string "éa\n😀#" @8-29 "\"é\\u0061\\n\\U0001F600#\"" 0:"é" 2:"\\u0061" 3:"\\n" 4:"\\U0001F600" 8:"#"
/b = string "x'y" @39-42 "'''\nx'y'''"
/c = string "abcd" @55-63 "\"\"\"\r\nab\\\n  cd\"\"\"" 0:"ab" 2:"cd"
/d = string "" @72-72 "\"\""
`},
	{"dotted keys", "a.\"b c\".'d' = 1\na . e = 2\n", `
/a/b c/d = number "1" @14-15 "1"
/a/e = number "2" @24-25 "2"
`},
	{"tables", "[s.a]\nk = 1\n[other]\nk = 2\n[s]\nk = 3\n[s.b]\nc.d = 4\n", `
/s/a/k = number "1" @10-11 "1"
/s/k = number "3" @34-35 "3"
/s/b/c/d = number "4" @48-49 "4"
/other/k = number "2" @24-25 "2"
`},
	{"array tables", "[[s]]\nk = 1\n[s.env]\nA = 'x'\n[[s]]\nk = 2\n[s.env]\nA = 'y'\n", `
/s/0/k = number "1" @10-11 "1"
/s/0/env/A = string "x" @25-26 "'x'"
/s/1/k = number "2" @38-39 "2"
/s/1/env/A = string "y" @53-54 "'y'"
`},
	{"inline", "i = { k = 1, z.y = [1, 'a', # ]\n [2]] }\ne=[]\nf = {}\n", `
/i/k = number "1" @10-11 "1"
/i/z/y/0 = number "1" @20-21 "1"
/i/z/y/1 = string "a" @24-25 "'a'"
/i/z/y/2/0 = number "2" @34-35 "2"
/e empty @42-44 "[]"
/f empty @49-51 "{}"
comment @28-31 "# ]"
`},
	{"duplicate keys", "a = 1\na = 2\n[a]\nb = 3\n", `
/a = number "1" @4-5 "1"
/a = number "2" @10-11 "2"
/a/b = number "3" @20-21 "3"
`},
	{"empty array before its tables", "a = []\na.b = 1\n[a.c]\nd = 2\n[[e]]\ne = []\n[[e.e]]\nf = 3\n", `
/a empty @4-6 "[]"
/a/b = number "1" @13-14 "1"
/a/c/d = number "2" @25-26 "2"
/e/0/e empty @37-39 "[]"
/e/0/e/0/f = number "3" @52-53 "3"
`},
	{"broken line", "a = 1\nb = = 2\nc = 3\n[t\nd = \"x\n[u]\ne = 4", `
/a = number "1" @4-5 "1"
/c = number "3" @18-19 "3"
/u/e = number "4" @38-39 "4"
problem 2:5 this is not valid toml
`},
	{"string without an end", "a = \"\"\"x\nb = 1\n", `
/b = number "1" @13-14 "1"
problem 2:6 this is not valid toml
`},
	{"merge conflict", "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> b\n", `
/a = number "1" @17-18 "1"
/a = number "2" @31-32 "2"
problem 1:1 the file has unresolved merge conflicts; all sides are read as one
`},
	{"nothing", "", "\n empty @0-0 \"\"\n"},
}

func TestParse(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := "\n" + syntaxtest.Dump(parse(t, c.in)); got != c.want {
				t.Errorf("%q\ngot%swant%s", c.in, got, c.want)
			}
		})
	}
}

// Hostile nesting ends, and what stands behind it is read.
func TestParseDeep(t *testing.T) {
	const n = 100_000
	for _, deep := range []string{
		"deep = " + strings.Repeat("[", n) + strings.Repeat("]", n),
		"deep = " + strings.Repeat("[", 200) + strings.Repeat("]", 200),
		strings.Repeat("a.", n) + "a = 1",
		"deep = " + strings.Repeat("{a=", 200) + "1" + strings.Repeat("}", 200),
	} {
		tree := parse(t, deep+"\nx = 1\n")
		if tree.Roots[0].Get("x") == nil {
			t.Errorf("%.10s: the pair behind the nesting is not read", deep)
		}
		if len(tree.Problems) != 1 {
			t.Errorf("%.10s: %d problems, want 1", deep, len(tree.Problems))
		}
	}
	parse(t, "["+strings.Repeat("a.", n)+"a]\nb = 1\n")
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}

func BenchmarkParse(b *testing.B) {
	server := "[servers.a]\ncommand = \"npx\"\nargs = [\"-y\", \"pkg\"]\nenv = { API_KEY = \"${API_KEY}\", N = \"a\\nb\" }\n"
	f := source.NewFile("x.toml", []byte(strings.Repeat(server, 5_000)))
	b.SetBytes(int64(len(f.Content)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, source.Span{Start: 0, End: len(f.Content)})
	}
}
