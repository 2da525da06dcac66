package cli

import "testing"

func TestProject(t *testing.T) {
	for file, want := range map[string]string{
		".mcp.json": ".", ".env": ".", ".vscode/mcp.json": ".", "app/.cursor/mcp.json": "app", "app/web/.env": "app/web",
		".config/opencode/opencode.json": ".", "../x/.mcp.json": "../x", "~/.codex/config.toml": "~",
	} {
		if got := project(file); got != want {
			t.Errorf("%s belongs to %s, want %s", file, got, want)
		}
	}
}
