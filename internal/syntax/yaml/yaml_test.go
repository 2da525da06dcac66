package yaml

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile("x.yaml", []byte(text))
	within := source.Span{Start: 0, End: len(text)}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	return tree
}

// cases are the seeds of the fuzz test too.
var cases = []struct{ name, in, want string }{
	{"scalars", "s: é𝄞 x \nn: -1.5\nb: true\nz: null\ne:\nq: 'no'\nl:\n- a\n-\tb\n", `
/s = string "é𝄞 x" @3-11 "é𝄞 x"
/n = number "-1.5" @16-20 "-1.5"
/b = bool "true" @24-28 "true"
/z = null "null" @32-36 "null"
/e = null "" @39-39 ""
/q = string "no" @44-46 "'no'"
/l/0 = string "a" @53-54 "a"
/l/1 = string "b" @57-58 "b"
`},
	{"crlf, byte order mark, comments", "\uFEFF# é\r\na: x # c\r\nb: 'x#y' #d\r\nc: x#y\r\n", `
/a = string "x" @12-13 "x"
/b = string "x#y" @23-26 "'x#y'"
/c = string "x#y" @35-38 "x#y"
comment @3-7 "# é"
comment @14-17 "# c"
comment @28-30 "#d"
`},
	{"double quotes", "a: \"é\\u0061\\x62\\n\\\"\\_\" # c\nb: \"one\n  two \\\n  \\ é\n\n  x\"\n", `
/a = string "éab\n\"\u00a0" @4-22 "\"é\\u0061\\x62\\n\\\"\\_\"" 0:"é" 2:"\\u0061" 3:"\\x62" 4:"\\n" 5:"\\\"" 6:"\\_"
/b = string "one two  é\nx" @32-55 "\"one\n  two \\\n  \\ é\n\n  x\"" 0:"one" 3:"\n  " 4:"two " 8:"\\ " 9:"é" 11:"\n\n  " 12:"x"
comment @24-27 "# c"
`},
	{"single quotes", "a: 'it''s \"é\"'\nb: 'one\n\n  two'\n", `
/a = string "it's \"é\"" @4-14 "'it''s \"é\"'" 0:"it" 2:"''" 3:"s \"é\""
/b = string "one\ntwo" @20-30 "'one\n\n  two'" 0:"one" 3:"\n\n  " 4:"two"
`},
	{"plain of several lines", "a: one\r\n  two\r\n\r\n  three\r\nb: [p q\n r]\n", `
/a = string "one two\nthree" @3-24 "one\r\n  two\r\n\r\n  three" 0:"one" 3:"\r\n  " 4:"two" 7:"\r\n\r\n  " 8:"three"
/b/0 = string "p q r" @30-36 "p q\n r" 0:"p q" 3:"\n " 4:"r"
`},
	{"literal", "a: | # c\n  one\n   two\n\n  EXAMPLE\nb: |-\r\n  x\r\n  y\r\n", `
/a = string "one\n two\n\nEXAMPLE\n" @11-33 "| # c\n  one\n   two\n\n  EXAMPLE\n" 0:"one" 3:"\n  " 4:" two" 8:"\n\n  " 10:"EXAMPLE" 17:"\n"
/b = string "x\ny" @42-48 "|-\r\n  x\r\n  y" 0:"x" 1:"\r\n  " 2:"y"
comment @5-8 "# c"
`},
	{"folded", "a: >-\n  one\n  two\n\n  three\n   more\n  end\nb: >+\n  x\n\n\nc: y\n", `
/a = string "one two\nthree\n more\nend" @8-40 ">-\n  one\n  two\n\n  three\n   more\n  end" 0:"one" 3:"\n  " 4:"two" 7:"\n\n  " 8:"three" 13:"\n  " 14:" more" 19:"\n  " 20:"end"
/b = string "x\n\n\n" @49-53 ">+\n  x\n\n\n" 0:"x" 1:"\n\n\n"
/c = string "y" @56-57 "y"
`},
	{"block indentation, keep and empty", "a: |2\n    two\n  x\nb: |\nc: |+\n\n\nd: x\n", `
/a = string "  two\nx\n" @8-18 "|2\n    two\n  x\n" 0:"  two" 5:"\n  " 6:"x" 7:"\n"
/b = string "" @22-22 "|"
/c = string "\n\n" @29-31 "|+\n\n\n" 0:"\n\n"
/d = string "x" @34-35 "x"
`},
	{"block at the end", "a:\n- |\n  x\n  y", `
/a/0 = string "x\ny" @9-14 "|\n  x\n  y" 0:"x" 1:"\n  " 2:"y"
`},
	{"flow", "é: [ünï, 'x''y', {k: v, \"j\":1}, [a: b], {}, []] # c\nm: {a, b: , c: x}\n", `
/é/0 = string "ünï" @5-10 "ünï"
/é/1 = string "x'y" @13-17 "'x''y'" 0:"x" 1:"''" 2:"y"
/é/2/k = string "v" @24-25 "v"
/é/2/j = number "1" @31-32 "1"
/é/3/0/a = string "b" @39-40 "b"
/é/4 empty @43-45 "{}"
/é/5 empty @47-49 "[]"
/m/a = null "" @60-60 ""
/m/b = null "" @65-65 ""
/m/c = string "x" @70-71 "x"
comment @51-54 "# c"
`},
	{"anchors, aliases, tags", "a: &x \"v\"\nb: *x\nc: !!str 2 # c\nd: &m\n  k: !t &n v\n<<: *m\ne: &empty\n", `
/a = string "v" @7-8 "\"v\""
/b = null "" @13-13 "*x"
/c = string "2" @25-26 "2"
/d/k = null "v" @48-49 "v"
/<< = null "" @54-54 "*m"
/e = null "" @66-66 ""
comment @27-30 "# c"
`},
	{"several documents", "a: 1\n---\na: 2\n...\n---\n- x\n", `
0:/a = number "1" @3-4 "1"
1:/a = number "2" @12-13 "2"
2:/0 = string "x" @24-25 "x"
`},
	{"odd keys", "? complex\n: v\n? [a, b]\n: w\n1: x\n\"q\\u0061\": y\n", `
/complex = string "v" @12-13 "v"
/ = string "w" @25-26 "w"
/1 = string "x" @30-31 "x"
/qa = string "y" @43-44 "y"
`},
	{"duplicate keys", "a: 1\na: 2\n", `
/a = number "1" @3-4 "1"
/a = number "2" @8-9 "2"
`},
	{"old line ends", "a: x\u0085y\u2028z\nb: w\n", `
/a = string "x\u0085y\u2028z" @3-11 "x\u0085y\u2028z"
/b = string "w" @15-16 "w"
`},
	{"templates", "{{- if .x }}\na: {{ .Values.key | quote }}\n{{ .k }}: \"{{ y }}\"\n{% endif %}\nb: |\n  {{ z }}\nc: ${{ secrets.K }} # {{ d }}\n", `
/a = string "{{ .Values.key | quote }}" @16-41 "{{ .Values.key | quote }}"
/{{ .k }} = string "{{ y }}" @53-60 "\"{{ y }}\""
/b = string "{{ z }}\n" @81-89 "|\n  {{ z }}\n" 0:"{{ z }}" 7:"\n"
/c = string "${{ secrets.K }}" @92-108 "${{ secrets.K }}"
comment @109-118 "# {{ d }}"
`},
	{"merge conflict", "a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> b\n  c: 3\n", `
/a/b = number "1" @21-22 "1"
/a/b = number "2" @36-37 "2"
/a/c = number "3" @53-54 "3"
problem 2:1 the file has unresolved merge conflicts; all sides are read as one
`},
	{"forbidden starts", "a: 1\nb: @x # c\nc: *none\nd: x\n", `
/a = number "1" @3-4 "1"
/b = string "@x" @8-10 "@x"
/c = string "*none" @18-23 "*none"
/d = string "x" @27-28 "x"
comment @11-14 "# c"
problem 2:4 this is not valid yaml
`},
	{"bracket without an end", "a: [1, 2\nb: 3\n", `
/a = string "[1, 2" @3-8 "[1, 2"
/b = number "3" @12-13 "3"
problem 1:4 this is not valid yaml
`},
	{"quote without an end", "a: \"EXAMPLE\nb: 3\nc: 4\n", `
/a = string "\"EXAMPLE" @3-11 "\"EXAMPLE"
/b = number "3" @15-16 "3"
/c = number "4" @20-21 "4"
problem 1:4 this is not valid yaml
`},
	{"colon in a value", "a: b: c\nd: e\n", `
/a = string "b: c" @3-7 "b: c"
/d = string "e" @11-12 "e"
problem 1:5 this is not valid yaml
`},
	{"tabs", "a:\n\tb: 1\n\tc:\n\t\td: 2\n", `
/a/b = number "1" @7-8 "1"
/a/c/d = number "2" @18-19 "2"
problem 2:1 this is not valid yaml
`},
	{"forbidden characters", "a: x\x01y\xff\nb: z\n", `
/a = string "x\x01y\xff" @3-7 "x\x01y\xff"
/b = string "z" @11-12 "z"
problem 1:5 this character is not allowed in yaml
`},
	{"stray text", "a: 1\nstray\nb: 2\n", `
/a = number "1" @3-4 "1"
/b = number "2" @14-15 "2"
problem 2:1 this is not valid yaml
`},
	{"nothing", "# c\n", "\ncomment @0-3 \"# c\"\n"},
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

// Front matter is read with offsets of the whole file.
func TestParseWithin(t *testing.T) {
	f := source.NewFile("x.md", []byte("---\né: x\n---\na: b\n"))
	within := source.Span{Start: 4, End: 10}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	if got, want := syntaxtest.Dump(tree), "/é = string \"x\" @8-9 \"x\"\n"; got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

// In front matter a value that is no YAML is a text, and what stands below it is
// read. An object that is broken is a problem: it may be one of settings.
func TestParseFrontMatter(t *testing.T) {
	for in, problems := range map[string]int{
		"description: Use when: <example>user: \"x\"</example>\nb: c\n": 0,
		"argument-hint: [issue] [priority]\nb: c\n":                     0,
		"globs: **/*.ts, *.go\nb: c\n":                                  0,
		"quote: 'it's\nb: c\n":                                          0,
		"servers: {a: b: c}\nb: c\n":                                    1,
	} {
		f := source.NewFile("x.md", []byte(in))
		within := source.Span{End: len(in)}
		tree := ParseFrontMatter(f, within)
		syntaxtest.Check(t, tree, within)
		if len(tree.Problems) != problems || tree.Roots[0].Get("b") == nil {
			t.Errorf("%q: %d problems, want %d; the rest was read: %t", in, len(tree.Problems), problems, tree.Roots[0].Get("b") != nil)
		}
	}
}

// Hostile nesting ends with a problem.
func TestParseDeep(t *testing.T) {
	const n = 100_000
	for _, deep := range []string{
		strings.Repeat("[", n),
		"a: " + strings.Repeat("[", n) + strings.Repeat("]", n),
		strings.Repeat("[", 200) + strings.Repeat("]", 200),
		strings.Repeat("- ", n),
		strings.Repeat("{a: ", n),
	} {
		if tree := parse(t, deep); len(tree.Problems) != 1 {
			t.Errorf("%.10s: %d problems, want 1", deep, len(tree.Problems))
		}
	}
}

// An alias costs nothing, however much its anchor holds.
func TestParseAliasBomb(t *testing.T) {
	bomb := "a0: &a0 [x]\n"
	for i := range 9 {
		last := "*a" + string(rune('0'+i))
		bomb += "a" + string(rune('1'+i)) + ": &a" + string(rune('1'+i)) + " [" + strings.Repeat(last+", ", 9) + last + "]\n"
	}
	tree := parse(t, bomb)
	if n := len(tree.Roots[0].Get("a9").Items); n != 10 {
		t.Errorf("%d items, want 10", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}

func BenchmarkParse(b *testing.B) {
	server := "- command: npx\n  args: [\"-y\", pkg]\n  env:\n    API_KEY: ${API_KEY} # c\n    N: \"a\\nb\"\n"
	f := source.NewFile("x.yaml", []byte(strings.Repeat(server, 2_000)))
	b.SetBytes(int64(len(f.Content)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, source.Span{Start: 0, End: len(f.Content)})
	}
}
