package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dotenv"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/markdown"
	"github.com/credlint/credlint/internal/syntax/toml"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

// parsers read the languages of code blocks that may hold a config.
var parsers = map[string]func(*source.File, source.Span) *syntax.Tree{
	"json": jsonc.Parse, "jsonc": jsonc.Parse, "json5": jsonc.Parse, "yaml": yaml.Parse, "yml": yaml.Parse,
	"toml": toml.Parse, "dotenv": dotenv.Parse, "env": dotenv.Parse,
}

// Parser is the parser for a language of code blocks that has a structure, or
// nil.
func Parser(language string) func(*source.File, source.Span) *syntax.Tree { return parsers[language] }

// shells are the languages of code blocks that hold commands.
var shells = map[string]bool{"sh": true, "bash": true, "shell": true, "zsh": true, "console": true, "shell-session": true, "shellsession": true}

// fences reads the code blocks of a Markdown text as what they are: commands,
// or the config of some client. They are there to be copied, so that only what
// looks machine-made counts.
func (r *reader) fences() {
	s := slot{route: r.route, strict: true, quiet: true}
	known := func(language string) bool { return shells[language] || parsers[language] != nil }
	for _, block := range markdown.Blocks(r.doc.File, known) {
		switch parse := parsers[block.Language]; {
		case shells[block.Language]:
			r.script(withoutPrompts(block.Text), s)
		case parse != nil:
			r.embedded(block.Text, parse, s)
		}
	}
}

// withoutPrompts leaves a text as it is unless its lines begin with a prompt;
// then the shell's parser would take the prompt for the program.
func withoutPrompts(n *syntax.Node) *syntax.Node {
	if !strings.HasPrefix(strings.TrimLeft(n.Text, " \t\n"), "$ ") {
		return n
	}
	blanked := *n
	b := []byte(n.Text)
	for i := range b {
		if b[i] == '$' && (i == 0 || b[i-1] == '\n') && i+1 < len(b) && b[i+1] == ' ' {
			b[i] = ' '
		}
	}
	blanked.Text = string(b)
	return &blanked
}

// embedded reads a text as a document of its own: the servers of any client,
// and everything else by the names of its keys.
func (r *reader) embedded(n *syntax.Node, parse func(*source.File, source.Span) *syntax.Tree, s slot) {
	tree := parse(source.NewFile(r.doc.File.Path, []byte(n.Text)), source.Span{End: len(n.Text)})
	for _, root := range tree.Roots {
		placed := syntax.Embed(n, root)
		if generic := inventory.ByID("mcp"); generic != nil {
			for i := range generic.Files[0].Sections {
				sec := &generic.Files[0].Sections[i]
				walkPath(placed, "", splitPath(sec.At), func(n *syntax.Node, path syntax.Pointer) {
					f := s
					f.path = path
					r.readRole(n, sec.As, f)
				})
			}
		}
		r.settings(placed, s)
	}
}
