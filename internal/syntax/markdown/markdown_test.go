package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

var cases = []struct{ name, in, want string }{
	{"fences", "# a\n\n```Bash title=x\nA=1\n```\n~~~~\n```\n~~~~\nend", `
bash "title=x" "A=1\n"
 "" "` + "```" + `\n"
`},
	{"info strings", "```json:.mcp.json\n{}\n```\n```{.sh}\nb\n```\n```bash {1,3}\nc\n```", `
json ".mcp.json" "{}\n"
sh "" "b\n"
bash "{1,3}" "c\n"
`},
	{"in lists and quotes", "1. do\n\n   ```sh\n   a \\\n     b\n   ```\n\n> ```sh\n> c\n> d\n> ```\n", `
sh "" "a \\\n  b\n"
sh "" "c\nd\n"
`},
	{"indented", "text\n\n    A=1\n    B=2\n\ntext\n    no code\n", `
 "" "A=1\nB=2\n"
`},
	{"never closed", "```sh\nA=1\n", `
sh "" "A=1\n"
`},
	{"line ends and marks", "\uFEFF```sh\r\nA=1\r\n```\r\n", `
sh "" "A=1\r\n"
`},
}

func TestBlocks(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := "\n"
			for _, b := range blocksOf(t, c.in) {
				got += fmt.Sprintf("%s %q %q\n", b.Language, b.Info, b.Text.Text)
			}
			if got != c.want {
				t.Errorf("%q\ngot%swant%s", c.in, got, c.want)
			}
		})
	}
}

// Marks without end, and text that is too long to have been written.
func TestBlocksBounds(t *testing.T) {
	for _, unit := range []string{">", "> ", "- ", "* ", "1. ", "```\n", "    a\n", "<a", strings.Repeat("x", 64)} {
		blocksOf(t, strings.Repeat(unit, maxSize/len(unit)/4))
		blocksOf(t, strings.Repeat(unit, maxSize/len(unit)+1))
	}
}

func blocksOf(t testing.TB, text string) []Block {
	t.Helper()
	f := source.NewFile("x.md", []byte(text))
	within := source.Span{End: len(f.Content)}
	root := &syntax.Node{Kind: syntax.Array, Span: within}
	blocks := Blocks(f, func(string) bool { return true })
	for _, only := range []string{"sh", "json"} {
		some := Blocks(f, func(language string) bool { return language == only })
		rest := slices.DeleteFunc(slices.Clone(blocks), func(b Block) bool { return b.Language != only })
		if len(some) != len(rest) {
			t.Errorf("%d blocks of %s, want %d", len(some), only, len(rest))
		}
	}
	for _, b := range blocks {
		root.Items = append(root.Items, b.Text)
	}
	syntaxtest.Check(t, &syntax.Tree{File: f, Roots: []*syntax.Node{root}}, within)
	return blocks
}

func FuzzBlocks(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { blocksOf(t, text) })
}
