package keymap_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// say is a line for each credential of a map, and one on all.
func say(m *keymap.Map) string {
	var b strings.Builder
	for _, h := range m.Holders {
		for _, c := range h.Credentials {
			fmt.Fprintf(&b, "%s %s/%s %s: %s %s from %s", h.Kind, h.Client(), h.Server, h.Path, c.Route, c.Name, c.From.Means)
			for _, more := range []string{c.From.Name, c.From.Item} {
				if more != "" {
					b.WriteString(" " + more)
				}
			}
			for _, o := range c.Shared {
				fmt.Fprintf(&b, "; with %s", o.Holder.Path)
			}
			for _, by := range h.LoadedBy {
				fmt.Fprintf(&b, "; loaded by %s", by.Server)
			}
			b.WriteString("\n")
		}
	}
	t := m.Total
	fmt.Fprintf(&b, "%d agents, %d others, %d credentials, %d literal, %d personal, %d unrestricted, %d endless, %d shared\n",
		t.Agents, t.Others, t.Credentials, t.Literal, t.Personal, t.Unrestricted, t.Endless, t.Shared)
	return b.String()
}

// The secrets are put in where the cases have a name for them, so that scanners
// do not stop here.
var secrets = strings.NewReplacer(
	"@PERSONAL", "ghp_"+"Zq7wXk2pLm9vNb4tRc8yHd6fWs3gJt"+"2lZTB5", "@OTHER", "Nb4tRc8yHd6fWs3gJt5u",
)

func draw(cases string) *keymap.Map {
	detector := gitleaks.New()
	var docs []*grant.Document
	for _, f := range txtar.Parse([]byte(secrets.Replace(cases))).Files {
		docs = append(docs, scan.Document(source.NewFile(f.Name, f.Data), detector))
	}
	return keymap.Draw(docs)
}

func TestDraw(t *testing.T) {
	got := say(draw(`
-- .cursor/mcp.json --
{"mcpServers": {
  "b": {"command": "x", "env": {"API_TOKEN": "${env:API_TOKEN}"}},
  "a": {"command": "x", "env": {"GITHUB_TOKEN": "@PERSONAL", "NAME": "${NAME}"}, "envFile": ".env"}
}}
-- .env --
API_TOKEN=@OTHER
# OLD_TOKEN=@OTHER
KEY_TOKEN=your-token-here
-- .github/workflows/a.yml --
on: push
jobs:
  a:
    steps:
      - uses: x/y@v1
        with: {api_key: "${{ secrets.API_KEY || 'x' }}", ref: "${{ github.ref }}"}
-- .mcp.json --
{"mcpServers": {
  "a": {"command": "op", "args": ["run", "--", "x"], "env": {"API_TOKEN": "${API_TOKEN}", "DB_TOKEN": "op://v/db/token"}},
  "c": {"command": "x", "env": {"GITHUB_TOKEN": "@PERSONAL"}}
}}
-- .vscode/mcp.json --
{"servers": {"d": {"url": "https://x.example.com", "headers": {"Authorization": "Bearer ${input:key}"}}}}
-- CLAUDE.md --
Use API_TOKEN=@OTHER for it.
`))
	want := `agent Claude Code/a .mcp.json: env  from launcher 1password
agent Claude Code/a .mcp.json: env API_TOKEN from variable API_TOKEN; with .cursor/mcp.json
agent Claude Code/a .mcp.json: env DB_TOKEN from manager 1password op://v/db/token
agent Claude Code/c .mcp.json: env GITHUB_TOKEN from literal; with .cursor/mcp.json
agent Cursor/a .cursor/mcp.json: env GITHUB_TOKEN from literal; with .mcp.json
agent Cursor/a .cursor/mcp.json: env  from file .env
agent Cursor/b .cursor/mcp.json: env API_TOKEN from variable API_TOKEN; with .mcp.json
agent VS Code/d .vscode/mcp.json: header Authorization from prompt key
workload GitHub Actions/ .github/workflows/a.yml: code api_key from manager GitHub Actions secrets.API_KEY
instructions Claude Code/ CLAUDE.md: instruction API_TOKEN from literal; with .env
env-file / .env: file API_TOKEN from literal; with CLAUDE.md; loaded by a
5 agents, 3 others, 6 credentials, 2 literal, 1 personal, 0 unrestricted, 1 endless, 3 shared
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestDrawNothing(t *testing.T) {
	if got := say(keymap.Draw(nil)); got != "0 agents, 0 others, 0 credentials, 0 literal, 0 personal, 0 unrestricted, 0 endless, 0 shared\n" {
		t.Error(got)
	}
}

// A key of a file that is a secret shows nowhere in the map.
func TestDrawHidesNames(t *testing.T) {
	got := say(draw(`
-- .mcp.json --
{"mcpServers": {"@PERSONAL": {"command": "x", "env": {"API_TOKEN": "@PERSONAL"}}}}
`))
	if strings.Contains(got, "Zq7wXk2p") || !strings.Contains(got, source.Mask) {
		t.Error("the name of the server shows a secret")
	}
}
