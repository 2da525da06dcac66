package markdown

import (
	"testing"

	"github.com/credlint/credlint/internal/source"
)

func TestBlocks(t *testing.T) {
	text := "# T\n\n1. item\n   ```Bash title=x\n   a=1\n   b=2\n   ```\n\n> ~~~json\n> {}\n> ~~~\n\n```\n```\n    indented\n"
	f := source.NewFile("README.md", []byte(text))
	blocks := Blocks(f)
	if len(blocks) != 2 || blocks[0].Language != "bash" || blocks[1].Language != "json" {
		t.Fatalf("%+v", blocks)
	}
	if got := blocks[0].Text.Text; got != "a=1\nb=2\n" {
		t.Errorf("text %q", got)
	}
	if raw := blocks[0].Text.Raw(4, 7); string(f.Text(raw)) != "b=2" {
		t.Errorf("raw %q", f.Text(raw))
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add("```sh\nx\n```\n")
	f.Add("- > ```\n  > a\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("x.md", []byte(text))
		for _, b := range Blocks(file) {
			if r := b.Text.Raw(0, len(b.Text.Text)); r.Start < 0 || r.End > len(text) || r.Start > r.End {
				t.Fatalf("raw %v of %d bytes", r, len(text))
			}
		}
	})
}
