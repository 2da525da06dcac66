package dotenv

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile(".env", []byte(text))
	within := source.Span{Start: 0, End: len(text)}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	return tree
}

// cases are the seeds of the fuzz test too.
var cases = []struct{ name, in, want string }{
	{"plain", "A=x\nB=\nexport C=y\n\tD = z \r\nE: w\n", `
/A = string "x" @2-3 "x"
/B = string "" @6-6 ""
/C = string "y" @16-17 "y"
/D = string "z" @23-24 "z"
/E = string "w" @30-31 "w"
`},
	{"quotes", "A=\"a\\n\\\"b\\\" \\q\"\nB='a\\n'\nC=`it's \"x\"` # c\n", `
/A = string "a\n\"b\" \\q" @3-14 "\"a\\n\\\"b\\\" \\q\"" 0:"a" 1:"\\n" 2:"\\\"" 3:"b" 4:"\\\"" 5:" \\q"
/B = string "a\\n" @19-22 "'a\\n'"
/C = string "it's \"x\"" @27-35 "` + "`it's \\\"x\\\"`" + `"
comment @37-40 "# c"
`},
	{"several lines", "A=\"one\r\ntwo\" # c\nB=x\n", `
/A = string "one\r\ntwo" @3-11 "\"one\r\ntwo\""
/B = string "x" @19-20 "x"
comment @13-16 "# c"
`},
	{"comments", "\uFEFF# é\nA=x # c\nB=x#y\nC= # c\nD=#y\n", `
/A = string "x" @10-11 "x"
/B = string "x#y" @18-21 "x#y"
/C = string "" @24-24 ""
/D = string "#y" @31-33 "#y"
comment @3-7 "# é"
comment @12-15 "# c"
comment @25-28 "# c"
`},
	{"commented out", "# API_KEY=x # c\n#B=\"y\"\n## export c=z\n# see a = b\n# x: y\n", `
/API_KEY = disabled string "x" @10-11 "x"
/B = disabled string "y" @20-21 "\"y\""
/c = disabled string "z" @35-36 "z"
comment @0-15 "# API_KEY=x # c"
comment @16-22 "#B=\"y\""
comment @23-36 "## export c=z"
comment @37-48 "# see a = b"
comment @49-55 "# x: y"
`},
	{"odd characters", "A=7-2\"cJe={$Iq(8/4\nB=\"x\"y\"\nC='x'y # c\n", `
/A = string "7-2\"cJe={$Iq(8/4" @2-18 "7-2\"cJe={$Iq(8/4"
/B = string "\"x\"y\"" @21-26 "\"x\"y\""
/C = string "'x'y" @29-33 "'x'y"
comment @34-37 "# c"
`},
	{"lost quote", "A=\"x\nB=\"y\"\nC='z\n", `
/A = string "x" @3-4 "\"x"
/B = string "y" @8-9 "\"y\""
/C = string "z" @14-15 "'z"
problem 1:3 this quote is not closed
`},
	{"no assignments", "hello world\n=x\nhttps://example.com\n", `
 empty @0-35 "hello world\n=x\nhttps://example.com\n"
`},
	{"merge conflict", "<<<<<<< HEAD\nA=x\n=======\nA=y\n>>>>>>> b\n", `
/A = string "x" @15-16 "x"
/A = string "y" @27-28 "y"
problem 1:1 the file has unresolved merge conflicts; all sides are read as one
`},
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

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}

func BenchmarkParse(b *testing.B) {
	f := source.NewFile(".env", []byte(strings.Repeat("# a comment\nAPI_KEY=\"${OTHER}\\n\"\nNAME=value # c\n#OLD=x\n", 10_000)))
	b.SetBytes(int64(len(f.Content)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, source.Span{Start: 0, End: len(f.Content)})
	}
}
