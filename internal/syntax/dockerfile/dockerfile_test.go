package dockerfile_test

import (
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dockerfile"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile("Dockerfile", []byte(text))
	within := source.Span{End: len(text)}
	tree := dockerfile.Parse(f, within)
	if tree != nil {
		syntaxtest.Check(t, tree, within)
	}
	return tree
}

var cases = []struct{ name, in, want string }{
	{"both forms of ENV", "FROM a\nENV A=b C=\"d e\"\nENV F g h\n", `
/FROM = string "a" @5-6 "a"
/ENV/A = string "b" @13-14 "b"
/ENV/C = string "d e" @18-21 "\"d e\""
/ENV/F = string "g h" @29-32 "g h"
`},
	{"over several lines", "FROM a\nENV A=b \\\n  # why\n  C=d\\\ne\n", `
/FROM = string "a" @5-6 "a"
/ENV/A = string "b" @13-14 "b"
/ENV/C = string "de" @29-33 "d\\\ne" 0:"d" 1:"e"
comment @19-24 "# why"
`},
	{"arguments", "ARG V=1\nFROM a:${V}\narg X Y='z'\n", `
/ARG/V = string "1" @6-7 "1"
/FROM = string "a:${V}" @13-19 "a:${V}"
/ARG/Y = string "z" @29-30 "'z'"
`},
	{"commands", "FROM a\nRUN A=b c \\\n  && d\nCMD [\"e\", \"--f\"]\nLABEL g=h\n", `
/FROM = string "a" @5-6 "a"
/RUN = string "A=b c \\\n  && d" @11-25 "A=b c \\\n  && d"
/CMD/0 = string "e" @32-33 "\"e\""
/CMD/1 = string "--f" @37-40 "\"--f\""
`},
	{"here document", "FROM a\nRUN <<E\n# inside\nx\nE\n# outside\n", `
/FROM = string "a" @5-6 "a"
/RUN = string "<<E\n# inside\nx\nE" @11-27 "<<E\n# inside\nx\nE"
comment @28-37 "# outside"
`},
	{"backquote escapes", "# escape=`\r\nFROM a\r\nENV A=b `\r\n  C=d\r\n", `
/FROM = string "a" @17-18 "a"
/ENV/A = string "b" @26-27 "b"
/ENV/C = string "d" @35-36 "d"
comment @0-10 "# escape=` + "`" + `"
`},
	{"flags", "FROM --platform=x a\nRUN --mount=type=secret,id=s \\\n  --network=none b c\n", `
/FROM = string "a" @18-19 "a"
/RUN = string "b c" @68-71 "b c"
`},
	{"half an instruction", "FROM a\nENV A\nRUN\nRUN <<E\nx\n", `
/FROM = string "a" @5-6 "a"
/ENV empty @11-12 "A"
/RUN = string "" @16-16 ""
/RUN = string "<<E" @21-24 "<<E"
/X = string "" @26-26 ""
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

// Other things bear the name too: Dockerfile.go, Dockerfile.md.
func TestParseOther(t *testing.T) {
	if parse(t, "package main\n\nfunc main() {}\n") != nil {
		t.Error("a text without FROM was taken for a Dockerfile")
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}
