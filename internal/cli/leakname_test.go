package cli

import "testing"

// misnamed are configurations with a secret where a name belongs. No reader takes
// it for a credential, but every report shows names.
var misnamed = map[string]string{
	"server":          `{"mcpServers": {"§": {"command": "x", "env": {"API_TOKEN": "correct-horse-battery"}}}}`,
	"server part":     `{"mcpServers": {"a-§": {"command": "x", "env": {"API_TOKEN": "correct-horse-battery"}}}}`,
	"key":             `{"mcpServers": {"a": {"command": "x", "env": {"§": "correct-horse-battery"}}}}`,
	"key with token":  `{"mcpServers": {"a": {"command": "x", "env": {"TOKEN_§": "correct-horse-battery"}}}}`,
	"header":          `{"mcpServers": {"a": {"url": "https://x.example.com", "headers": {"§": "Bearer correct-horse-battery"}}}}`,
	"header whole":    `{"mcpServers": {"a": {"url": "https://x.example.com", "headers": {"Bearer §": "correct-horse-battery"}}}}`,
	"flag":            `{"mcpServers": {"a": {"command": "x", "args": ["--§", "--token", "correct-horse-battery"]}}}`,
	"command":         `{"mcpServers": {"a": {"command": "§", "args": ["--token", "correct-horse-battery"]}}}`,
	"command and url": `{"mcpServers": {"a": {"command": "npx", "args": ["-y", "mcp-remote", "https://x.example.com/§", "--token", "correct-horse-battery"]}}}`,
	"host":            `{"mcpServers": {"a": {"url": "https://§.example.com", "headers": {"Authorization": "Bearer correct-horse-battery"}}}}`,
	"query name":      `{"mcpServers": {"a": {"url": "https://x.example.com?§=1&token=correct-horse-battery"}}}`,
	"reference":       `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "${§}"}}}}`,
	"manager":         `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "op://§/x/y"}}}}`,
	"client":          `{"§": {"a": {"command": "x", "env": {"API_TOKEN": "correct-horse-battery"}}}}`,
	"user":            `{"mcpServers": {"a": {"command": "x", "env": {"DATABASE_URL": "postgres://§:correct-horse-battery@db.example.com/x"}}}}`,
	"database":        `{"mcpServers": {"a": {"command": "x", "env": {"DATABASE_URL": "postgres://app:correct-horse-battery@§/§"}}}}`,
}

func TestSecretsInNamesStayHidden(t *testing.T) {
	for name, text := range misnamed {
		t.Run(name, func(t *testing.T) {
			for _, secret := range []string{seed, format} {
				p := plant{path: ".mcp.json", text: text}
				dir, _, _, _ := p.sow(t, secret)
				staysHidden(t, dir, secret)
			}
		})
	}
}
