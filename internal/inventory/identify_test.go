package inventory_test

import (
	"os"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

// TestIdentify reads its table from a file, so that a reader can look up there
// what becomes of a path.
func TestIdentify(t *testing.T) {
	table, err := os.ReadFile("testdata/paths.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		want, path := strings.Join(append(cells[:3:3], cells[4]), " | "), cells[3]
		t.Run(path, func(t *testing.T) {
			if got := describe(inventory.Identify(path)); got != want {
				t.Errorf("\ngot  %s\nwant %s", got, want)
			}
		})
	}
}

func describe(id inventory.Identity) string {
	kind := [...]string{"other", "config", "dotenv", "instructions", "workload"}[id.Kind]
	format := [...]string{"json", "jsonc", "yaml", "toml", "dotenv", "shell", "markdown", "text", "dockerfile"}[id.Format]
	example := "-"
	if id.Template {
		example = "example"
	}
	readers := "-"
	if len(id.Uses) > 0 {
		readers = clientsOf(id.Uses)
	}
	return strings.Join([]string{kind, format, example, readers}, " | ")
}

func clientsOf(uses []inventory.Use) string {
	var ids []string
	for _, u := range uses {
		ids = append(ids, u.Client.ID)
	}
	return strings.Join(ids, " ")
}

// TestIdentifyHome proves that a user's file is known inside a repository of
// dotfiles by its ending, whatever folder comes before it.
func TestIdentifyHome(t *testing.T) {
	for _, c := range inventory.Clients() {
		for _, f := range c.Files {
			for _, h := range f.Home {
				rest, ok := strings.CutPrefix(h.Path, "~/")
				if !ok || strings.ContainsAny(rest, "*") {
					continue
				}
				id := inventory.Identify("stow/any/" + rest)
				if !strings.Contains(" "+clientsOf(id.Uses)+" ", " "+c.ID+" ") {
					t.Errorf("%s is read by %q, want %s among them", h.Path, clientsOf(id.Uses), c.ID)
				}
			}
		}
	}
}

// TestIdentifyRequires pins down which common names count only for what the
// file holds: a reader that finds none of the places must take it as text.
func TestIdentifyRequires(t *testing.T) {
	for path, want := range map[string]bool{
		"server.json": true, "manifest.json": true, "plugin.json": true, "mcp.json": true, "langgraph.json": true,
		"codex/config.toml": true, "agent.yaml": true, "docs/mcp-notes.json": true, ".github/workflows/triage.md": true,
		".mcp.json": false, ".codex/config.toml": false, ".cursor/mcp.json": false, "librechat.yaml": false,
	} {
		t.Run(path, func(t *testing.T) {
			uses := inventory.Identify(path).Uses
			if len(uses) == 0 {
				t.Fatal("nobody reads it")
			}
			for _, u := range uses {
				if got := len(u.File.Requires) > 0; got != want {
					t.Errorf("%s: requires = %t, want %t", u.Client.ID, got, want)
				}
			}
		})
	}
}

// FuzzIdentify: any path has an answer, and a folder in front never takes a
// client away.
func FuzzIdentify(f *testing.F) {
	for _, seed := range []string{".mcp.json", "dot_codex/private_config.toml.tmpl", "a//b/.env.bak-1~", "", "/", "é/.CLAUDE.json", "..", "- .old"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		id := inventory.Identify(path)
		deeper := inventory.Identify("x/" + path)
		if id.Kind == inventory.Config && deeper.Kind != inventory.Config {
			t.Errorf("%q is a config, below a folder it is none", path)
		}
		if id.Kind == inventory.Config && len(id.Uses) == 0 {
			t.Errorf("%q is the config of nobody", path)
		}
	})
}
