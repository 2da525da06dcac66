package inventory_test

import (
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

func TestOn(t *testing.T) {
	codex := inventory.HomePath{Path: "~/.codex/config.toml", Relocate: "$CODEX_HOME/config.toml"}
	zed := inventory.HomePath{OS: "linux", Path: "$XDG_CONFIG_HOME/zed/settings.json"}
	desktop := inventory.HomePath{OS: "windows", Path: "%APPDATA%/Claude/claude_desktop_config.json"}
	cline := inventory.HomePath{Path: "~/.cline/mcp.json", Relocate: "$CLINE_MCP_SETTINGS_PATH"}
	managed := inventory.HomePath{OS: "linux", Path: "/etc/codex/config.toml"}
	for _, tt := range []struct {
		name string
		path inventory.HomePath
		os   string
		env  map[string]string
		want string // empty: not on this machine
	}{
		{"home", codex, "linux", nil, "/home/ann/.codex/config.toml"},
		{"relocated", codex, "linux", map[string]string{"CODEX_HOME": "/opt/codex/"}, "/opt/codex/config.toml"},
		{"relocated file", cline, "linux", map[string]string{"CLINE_MCP_SETTINGS_PATH": "/srv/c.json"}, "/srv/c.json"},
		{"default of a variable", zed, "linux", nil, "/home/ann/.config/zed/settings.json"},
		{"variable", zed, "linux", map[string]string{"XDG_CONFIG_HOME": "/cfg"}, "/cfg/zed/settings.json"},
		{"other system", zed, "darwin", nil, ""},
		{"backslashes", desktop, "windows", map[string]string{"APPDATA": `C:\Users\ann\Roaming`}, "C:/Users/ann/Roaming/Claude/claude_desktop_config.json"},
		{"unset", desktop, "windows", nil, ""},
		{"absolute", managed, "linux", nil, "/etc/codex/config.toml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := inventory.Machine{OS: tt.os, Home: "/home/ann", Getenv: func(k string) string { return tt.env[k] }}
			got, ok := tt.path.On(m)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %t; want %q", got, ok, tt.want)
			}
		})
	}
}
