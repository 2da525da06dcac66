package syntax_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dockerfile"
	"github.com/credlint/credlint/internal/syntax/dotenv"
	"github.com/credlint/credlint/internal/syntax/hcl"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/toml"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

// A text of a million values is refused in a sentence, whatever makes them many;
// one long value is not.
func TestTextsOfManyValues(t *testing.T) {
	for name, c := range map[string]struct {
		parse      func(*source.File, source.Span) *syntax.Tree
		head, many string
		one        string
	}{
		"json list":      {jsonc.Parse, "[", "1,", `["x"]`},
		"json object":    {jsonc.Parse, "", `{"a":`, `{"a": "x"}`},
		"yaml list":      {yaml.Parse, "", "- x\n", "a: x\n"},
		"yaml flow":      {yaml.Parse, "[", "x,", "a: 'x'\n"},
		"yaml keys":      {yaml.Parse, "", "a:", "a: x\n"},
		"json escapes":   {jsonc.Parse, `["`, `\n`, `["x"]`},
		"yaml escapes":   {yaml.Parse, `a: "`, `\n`, "a: x\n"},
		"yaml quotes":    {yaml.Parse, `a: '`, `''`, "a: x\n"},
		"toml escapes":   {toml.Parse, `a = "`, `\n`, `a = "x"`},
		"dotenv escapes": {dotenv.Parse, `A="`, `\n`, "A=x\n"},
		"yaml comment":   {yaml.Parse, "#", strings.Repeat("x", 20), "a: x\n"},
		"toml":           {toml.Parse, "", "a=1\n", `a = "x"`},
		"toml parts":     {toml.Parse, "a", ".a", `a = 'x'`},
		"dotenv":         {dotenv.Parse, "", "A=x\n", "A=x\n"},
		"dockerfile":     {dockerfile.Parse, "FROM x\n", "RUN x\n", ""},
		"hcl":            {hcl.Parse, "", "a = 1\n", ""},
	} {
		text := c.head + strings.Repeat(c.many, syntax.MaxValues+1)
		f := source.NewFile("f", []byte(text))
		tree := c.parse(f, source.Span{End: len(text)})
		if len(tree.Roots) > 0 || len(tree.Problems) != 1 {
			t.Errorf("%s: %d roots, %d problems", name, len(tree.Roots), len(tree.Problems))
		}
		if c.one == "" {
			continue
		}
		text = strings.Replace(c.one, "x", strings.Repeat("x", 3*syntax.MaxValues), 1)
		f = source.NewFile("f", []byte(text))
		if tree := c.parse(f, source.Span{End: len(text)}); len(tree.Roots) != 1 || len(tree.Problems) != 0 {
			t.Errorf("%s of one value: %d roots, %v", name, len(tree.Roots), tree.Problems)
		}
	}
}
