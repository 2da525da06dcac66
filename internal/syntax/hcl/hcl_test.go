package hcl

import (
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

func parse(t testing.TB, text string) *syntax.Tree {
	t.Helper()
	f := source.NewFile("x.tf", []byte(text))
	within := source.Span{End: len(text)}
	tree := Parse(f, within)
	syntaxtest.Check(t, tree, within)
	return tree
}

// cases are the seeds of the fuzz test too.
var cases = []struct{ name, in, want string }{
	{"scalars", "s = \"é\" # c\nn = 1.5\nb = true\nz = null\ne = \"\"\n", `
/s = string "é" @5-7 "\"é\""
/n = number "1.5" @17-20 "1.5"
/b = bool "true" @25-29 "true"
/z = null "null" @34-38 "null"
/e = string "" @44-44 "\"\""
comment @9-12 "# c"
`},
	{"blocks", "resource \"a\" b {\n  x = 1\n}\nresource \"a\" \"c\" {}\nterraform {\n  x {}\n}\n", `
/resource/a/b/x = number "1" @23-24 "1"
/resource/a/c empty @44-46 "{}"
/terraform/x empty @63-65 "{}"
`},
	{"escapes", `a = "x\"\u0061 $${b} ${c.d} \\"` + "\n", `
/a = string "x\"a ${b} ${c.d} \\" @5-30 "\"x\\\"\\u0061 $${b} ${c.d} \\\\\"" 0:"x" 1:"\\\"" 2:"\\u0061" 3:" " 4:"$${" 6:"b} ${c.d} " 16:"\\\\"
`},
	{"heredocs", "a = <<EOF\n{\"x\": \"${y}\"}\n\nEOF\nb = <<-END\n    one\n      two\n  END\n", `
/a = string "{\"x\": \"${y}\"}\n\n" @10-25 "<<EOF\n{\"x\": \"${y}\"}\n\nEOF"
/b = string "one\n  two\n" @40-58 "<<-END\n    one\n      two\n  END" 0:"one\n" 4:"  two\n"
`},
	{"expressions", "a = var.x\nb = [f(1), \"t\", x ? 1 : 2]\nc = \"${d.e}\"\ng = -1\n", `
/a = string "${var.x}" @4-9 "var.x" 0:"var.x"
/b/0 = string "${f(1)}" @15-19 "f(1)" 0:"f(1)"
/b/1 = string "t" @22-23 "\"t\""
/b/2 = string "${x ? 1 : 2}" @26-35 "x ? 1 : 2" 0:"x ? 1 : 2"
/c = string "${d.e}" @44-47 "d.e" 0:"d.e"
/g = string "${-1}" @54-56 "-1" 0:"-1"
`},
	{"encoded", "p = jsonencode({ Version = \"1\", \"S\" : [{ (k) = 1 }] })\n", `
/p/Version = string "1" @28-29 "\"1\""
/p/S/0/${k} = number "1" @47-48 "1"
`},
	{"broken", "a = 1\nresource \"x\" {\n  b = \n  c = 2\n}\n", `
/a = number "1" @4-5 "1"
/resource/x/c = number "2" @34-35 "2"
problem 3:7 this is not valid hcl
`},
	{"legacy", "path \"secret/+/{{identity.entity.id}}/*\" { capabilities = [\"read\"] }\n", `
/path/secret~1+~1{{identity.entity.id}}~1*/capabilities/0 = string "read" @60-64 "\"read\""
`},
}

func TestParse(t *testing.T) {
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if got := "\n" + syntaxtest.Dump(parse(t, tc.in)); got != tc.want {
				t.Errorf("got %swant %s", got, tc.want)
			}
		})
	}
}

// A stack that runs over ends the program, so nesting is bounded before the
// library sees it.
func TestDeep(t *testing.T) {
	const n = 50_000
	for _, text := range []string{
		"a = " + strings.Repeat("[", n), "a = " + strings.Repeat("(", n), strings.Repeat("a {\n", n), "a = " + strings.Repeat("!", n),
		"a = " + strings.Repeat("x ? 1 : ", n), "a = [" + strings.Repeat("x ? 1 : \n", n), "a = " + strings.Repeat(`"${`, n),
		"a = \"" + strings.Repeat("%{ if x }", n), "a = " + strings.Repeat("{a=", n), "a = " + strings.Repeat("f(", n),
	} {
		start := time.Now()
		tree := parse(t, text)
		t.Logf("%.10q %v", text, time.Since(start))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%.20q took %v", text, took)
		}
		if len(tree.Problems) == 0 {
			t.Errorf("%.20q: no problem", text)
		}
	}
	if tree := parse(t, "a = "+strings.Repeat("[", 60)+strings.Repeat("]", 60)+"\n"); len(tree.Problems) > 0 {
		t.Errorf("nesting of 60: %v", tree.Problems)
	}
}

func FuzzParse(f *testing.F) {
	for _, tc := range cases {
		f.Add(tc.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}
