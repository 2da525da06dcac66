package keymap_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// Whatever the files hold, the map is the same each time, who shares with one is
// shared with by it, and no name shows a secret of its file.
func FuzzDraw(f *testing.F) {
	f.Add(".mcp.json", `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "correct-horse-battery"}}}}`, ".cursor/mcp.json", `{"mcpServers": {"correct-horse-battery": {"env": {"API_TOKEN": "correct-horse-battery"}}}}`)
	f.Add(".env", "A_TOKEN=correct-horse-battery\n", ".mcp.json", `{"mcpServers": {"a": {"command": "x", "envFile": ".env", "env": {"T_TOKEN": "${A_TOKEN}"}}}}`)
	f.Add("goose/config.yaml", "extensions: {a: {cmd: op, args: [run, --, x], envs: {A_TOKEN: op://a/b/c}}}\n", "run.sh", "export A_TOKEN=correct-horse-battery\n")
	detector := gitleaks.New()
	f.Fuzz(func(t *testing.T, path, text, otherPath, otherText string) {
		docs := []*grant.Document{
			scan.Document(source.NewFile(path, []byte(text)), detector), scan.Document(source.NewFile(otherPath, []byte(otherText)), detector),
		}
		m := keymap.Draw(docs)
		if say(m) != say(keymap.Draw(docs)) {
			t.Error("the second map is another one")
		}
		for _, h := range m.Holders {
			for _, c := range h.Credentials {
				if c.Holder != h {
					t.Error("a credential is not its holder's")
				}
				for _, o := range c.Shared {
					if len(o.Shared) < keymap.MaxShared && !slices.ContainsFunc(o.Shared, func(back *keymap.Credential) bool { return back.Holder == h || back.Holder.Server == h.Server }) {
						t.Error("it is shared one way only")
					}
				}
			}
		}
		for _, doc := range docs {
			for _, g := range doc.Grants {
				hides(t, m, doc, g)
			}
		}
	})
}

// hides looks for a secret in the names of its own file.
func hides(t *testing.T, m *keymap.Map, doc *grant.Document, g *grant.Grant) {
	t.Helper()
	secret := g.Secret.Reveal()
	if len(secret) < 5 || strings.Contains(source.Mask, secret) {
		return
	}
	for _, h := range m.Holders {
		if h.Path != doc.File.Path {
			continue
		}
		names := []string{h.Server}
		for _, c := range h.Credentials {
			names = append(names, c.Name, c.From.Name, c.From.Item)
		}
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, secret) }) {
			t.Errorf("a name shows a secret of %d bytes", len(secret))
		}
	}
}
