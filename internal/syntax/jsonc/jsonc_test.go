package jsonc

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile("x.json", []byte(text))
	within := source.Span{Start: 0, End: len(text)}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	return tree
}

// cases are the seeds of the fuzz test too.
var cases = []struct{ name, in, want string }{
	{"plain", `{"a": "x", "n": -1.5e3, "t": true, "z": null, "e": {}, "l": [1, []]}`, `
/a = string "x" @7-8 "\"x\""
/n = number "-1.5e3" @16-22 "-1.5e3"
/t = bool "true" @29-33 "true"
/z = null "null" @40-44 "null"
/e empty @51-53 "{}"
/l/0 = number "1" @61-62 "1"
/l/1 empty @64-66 "[]"
`},
	{"comments, trailing commas, crlf, byte order mark", "\uFEFF{ // é\r\n\"a\": \"x\", /* b */\r\n}\r\n", `
/a = string "x" @18-19 "\"x\""
comment @5-10 "// é"
comment @22-29 "/* b */"
`},
	{"escapes", `{"k\u0065y": "é\u0061\uD83D\uDE00\n\ud800z"}`, `
/key = string "éa😀\n` + "\uFFFD" + `z" @14-43 "\"é\\u0061\\uD83D\\uDE00\\n\\ud800z\"" 0:"é" 2:"\\u0061" 3:"\\uD83D\\uDE00" 7:"\\n" 8:"\\ud800" 11:"z"
`},
	{"duplicate keys", `{"a":1,"a":2}`, `
/a = number "1" @5-6 "1"
/a = number "2" @11-12 "2"
`},
	{"json5", "{a: 'x\\'\"y', $b: +0x1F, c: .5, d: Infinity, e: 'l\\\r\nm',}", `
/a = string "x'\"y" @5-10 "'x\\'\"y'" 0:"x" 1:"\\'" 2:"\"y"
/$b = number "+0x1F" @17-22 "+0x1F"
/c = number ".5" @27-29 ".5"
/d = number "Infinity" @34-42 "Infinity"
/e = string "lm" @48-53 "'l\\\r\nm'" 0:"l" 1:"m"
`},
	{"several documents", "{\"a\":1}\n{\"a\":2}\n", `
0:/a = number "1" @5-6 "1"
1:/a = number "2" @13-14 "2"
`},
	{"slashes in strings are no comments", `{"u": "https://x/*y*/"}`, `
/u = string "https://x/*y*/" @7-21 "\"https://x/*y*/\""
`},
	{"merge conflict", "{\n<<<<<<< HEAD\n\"a\": 1\n||||||| base\n\"a\": 0\n=======\n\"a\": 2\n>>>>>>> b\n}\n", `
/a = number "1" @20-21 "1"
/a = number "0" @40-41 "0"
/a = number "2" @55-56 "2"
problem 2:1 the file has unresolved merge conflicts; all sides are read as one
`},
	{"cut off behind a colon", `{"a": {"b": "x", "c":`, `
/a/b = string "x" @13-14 "\"x\""
/a/c = null "" @21-21 ""
problem 1:22 expected a value here
`},
	{"cut off in a string", `{"a": ["x", "EXAMP`, `
/a/0 = string "x" @8-9 "\"x\""
/a/1 = string "EXAMP" @13-18 "\"EXAMP"
problem 1:13 this string has no closing quote on its line
`},
	{"lost quote", "{\"a\": \"x,\r\n\"b\": \"y\"}", `
/a = string "x," @7-9 "\"x,"
/b = string "y" @17-18 "\"y\""
problem 1:7 this string has no closing quote on its line
`},
	{"missing comma", "{\"a\": 1\n\"b\": [2 3]}", `
/a = number "1" @6-7 "1"
/b/0 = number "2" @14-15 "2"
/b/1 = number "3" @16-17 "3"
problem 2:1 a comma is missing before this
`},
	{"missing colon", `{"a" "x", "b": 1}`, `
/b = number "1" @15-16 "1"
problem 1:6 a colon is missing after the key
`},
	{"equals sign for a colon", `{"a" = "x"}`, `
/a = string "x" @8-9 "\"x\""
problem 1:6 a colon is missing after the key
`},
	{"text without quotes", `{"a": EXAMPLE-text, "b": 1}`, `
/a = string "EXAMPLE-text" @6-18 "EXAMPLE-text"
/b = number "1" @25-26 "1"
problem 1:7 this text is not in quotes
`},
	{"wrong bracket", `{"a": [1, 2}`, `
/a/0 = number "1" @7-8 "1"
/a/1 = number "2" @10-11 "2"
problem 1:12 this bracket does not match the one that is open
`},
	{"broken escape", `["\u00zz", 1]`, `
/0 = string "\\u00zz" @2-8 "\"\\u00zz\""
/1 = number "1" @11-12 "1"
problem 1:3 this escape is not complete
`},
	{"comment without an end", `[1] /* x`, `
/0 = number "1" @1-2 "1"
comment @4-8 "/* x"
problem 1:5 this comment has no end
`},
	{"prose", "hello, world", `
problem 1:1 this text is not in quotes
`},
	{"scalar", " \"x\" ", `
 = string "x" @2-3 "\"x\""
`},
	{"nothing", " \n", "\n"},
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

// A part of a file is read with offsets of the whole file.
func TestParseWithin(t *testing.T) {
	f := source.NewFile("x.md", []byte("```json\n{\"a\": 1}\n```\n{"))
	within := source.Span{Start: 8, End: 17}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	if got, want := syntaxtest.Dump(tree), "/a = number \"1\" @14-15 \"1\"\n"; got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

// Hostile nesting ends, and what stands behind it is read.
func TestParseDeep(t *testing.T) {
	const n = 100_000
	deep := strings.Repeat("[", n) + strings.Repeat("]", n)
	tree := parse(t, `{"deep": `+deep+`, "a": "x"}`)
	if tree.Roots[0].Get("a") == nil {
		t.Error("the member behind the nesting is not read")
	}
	if len(tree.Problems) != 1 || tree.Problems[0].Message != syntax.TooDeep {
		t.Errorf("problems: %v", tree.Problems)
	}
	parse(t, strings.Repeat("[", n))
	parse(t, strings.Repeat(`{"a":`, n))
	parse(t, strings.Repeat(`[}`, n))
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}

func BenchmarkParse(b *testing.B) {
	server := `{"command":"npx","args":["-y","pkg"],"env":{"API_KEY":"${API_KEY}","N":"a\nb"},"on":true,"n":12},`
	f := source.NewFile("x.json", []byte("["+strings.Repeat(server, 10_000)+"]"))
	b.SetBytes(int64(len(f.Content)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, source.Span{Start: 0, End: len(f.Content)})
	}
}

// What is broken everywhere is read up to some point only: values that nothing
// tells apart would take as much memory as they like.
func TestParseBrokenEverywhere(t *testing.T) {
	const n = 1_500_000
	for _, text := range []string{
		strings.Repeat(`"`, n), "[" + strings.Repeat(`""`, n), "{" + strings.Repeat(`"":1 `, n), "{" + strings.Repeat("a ", n),
		strings.Repeat("1 ", n), strings.Repeat("'", n), strings.Repeat("a=", n), "[" + strings.Repeat("a:", n),
	} {
		tree := Parse(source.NewFile("x.json", []byte(text)), source.Span{End: len(text)})
		values := len(tree.Roots)
		for _, root := range tree.Roots {
			values += len(root.Members) + len(root.Items)
		}
		if len(tree.Problems) != 1 || values > syntax.MaxValues {
			t.Errorf("%.10q: %d values, %v", text, values, tree.Problems)
		}
	}
}
