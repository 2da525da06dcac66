package keymap_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keymap"
)

// Two thousand servers with one key are a map like any other.
func TestManyWhoShare(t *testing.T) {
	const servers = 2000
	var text strings.Builder
	text.WriteString("-- .mcp.json --\n{\"mcpServers\": {\"first\": {\"command\": \"x\"}")
	for i := range servers {
		fmt.Fprintf(&text, `, "s%d": {"command": "x", "env": {"API_TOKEN": "@OTHER"}}`, i)
	}
	text.WriteString("}}\n")
	m := draw(text.String())
	held := 0
	for _, h := range m.Holders {
		for _, c := range h.Credentials {
			held++
			if len(c.Shared) != keymap.MaxShared {
				t.Fatalf("%d others are listed", len(c.Shared))
			}
		}
	}
	if held != servers || m.Total.Shared != 1 || m.Total.Credentials != 1 {
		t.Errorf("%d are held, %+v", held, m.Total)
	}
}
