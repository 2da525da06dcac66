package inventory_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

const (
	other        = inventory.Other
	config       = inventory.Config
	dotenv       = inventory.DotenvFile
	instructions = inventory.Instructions
)

// TestIdentifyServers are files with MCP servers; first is the client that is
// named first.
func TestIdentifyFirst(t *testing.T) {
	for _, tt := range []struct {
		path   string
		kind   inventory.Kind
		first  string
		format inventory.Format
	}{
		{".mcp.json", config, "claude-code", inventory.JSON},
		{"a/b/.mcp.json", config, "claude-code", inventory.JSON},
		{".claude.json", config, "claude-code", inventory.JSON},
		{".claude/settings.json", config, "claude-code", inventory.JSON},
		{".claude/settings.local.json", config, "claude-code", inventory.JSON},
		{".claude/agents/db.md", config, "claude-code", inventory.Markdown},
		{".claude-plugin/plugin.json", config, "claude-code", inventory.JSON},
		{"claude_desktop_config.json", config, "claude-desktop", inventory.JSON},
		{".cursor/mcp.json", config, "cursor", inventory.JSONC},
		{".vscode/mcp.json", config, "vscode", inventory.JSONC},
		{"app.code-workspace", config, "vscode", inventory.JSONC},
		{".codex/config.toml", config, "codex", inventory.TOML},
		{".gemini/settings.json", config, "gemini-cli", inventory.JSONC},
		{".zed/settings.json", config, "zed", inventory.JSONC},
		{"opencode.json", config, "opencode", inventory.JSONC},
		{".continue/config.yaml", config, "continue", inventory.YAML},
		{".env", dotenv, "", inventory.Dotenv},
		{".gemini/.env", dotenv, "gemini-cli", inventory.Dotenv},
		{".envrc", dotenv, "", inventory.Shell},
		{"CLAUDE.md", instructions, "claude-code", inventory.Markdown},
		{"src/settings.json", other, "", inventory.Text},
	} {
		t.Run(tt.path, func(t *testing.T) {
			id := inventory.Identify(tt.path)
			if id.Kind != tt.kind || first(id) != tt.first || id.Format != tt.format {
				t.Errorf("got kind %d, client %q, format %d; want %d, %q, %d",
					id.Kind, first(id), id.Format, tt.kind, tt.first, tt.format)
			}
		})
	}
}

func first(id inventory.Identity) string {
	if len(id.Uses) == 0 {
		return ""
	}
	return id.Uses[0].Client.ID
}

func readers(id inventory.Identity) string {
	var ids []string
	for _, u := range id.Uses {
		ids = append(ids, u.Client.ID)
	}
	return strings.Join(ids, " ")
}
