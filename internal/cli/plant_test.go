package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// plant is a file with one secret in it, in one syntactic place.
type plant struct {
	name, path string
	// text has "§" where the secret stands.
	text string
	// raw is how the secret is written there, with "§" for its text; empty is
	// the plain text.
	raw string
	// mute is set where no rule speaks: the secret is a key or a name, say. Its
	// text must not be shown all the same.
	mute bool
}

// seed is random enough to be taken for a real password, and put together here
// so that scanners do not stop at this file.
var seed = strings.Join([]string{"Zq7w", "Xk2p", "Lm9v", "Nb4t", "Rc8y"}, "")

// format is a token that is known by its form wherever it stands.
var format = "ghp_" + seed + "Hd6f" + "Ws3g" + "Jt5u" + "Pz1k"

func plants() []plant {
	env := func(value string) string {
		return `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": ` + value + `}}}}`
	}
	args := func(items string) string {
		return `{"mcpServers": {"a": {"command": "x", "args": [` + items + `]}}}`
	}
	const mcp, goose, codex = ".mcp.json", "goose/config.yaml", ".codex/config.toml"
	yaml := func(text string) string { return "extensions:\n  a:\n    cmd: x\n    envs:\n" + text }
	toml := func(text string) string { return "[mcp_servers.a]\ncommand = \"x\"\n" + text }
	return []plant{
		{name: "json value", path: mcp, text: env(`"§"`)},
		{name: "json nested", path: ".claude/settings.json", text: `{"env": {"API_TOKEN": "§"}, "x": [[{"y": 1}]]}`},
		{name: "json escape inside", path: mcp, text: env(`"§"`), raw: `\u005a§`},
		{name: "json escape before", path: mcp, text: env(`"Bearer\u0020§"`)},
		{name: "json behind letters of many bytes", path: mcp, text: `{"mcpServers": {"日本é𝄞": {"env": {"API_TOKEN": "§"}}}}`},
		{name: "json crlf", path: mcp, text: "{\r\n\"mcpServers\": {\r\n\"a\": {\"env\": {\r\n\t\"API_TOKEN\": \"§\"}}}}\r\n"},
		{name: "json behind a byte order mark", path: mcp, text: "\ufeff" + env(`"§"`)},
		{name: "json minified", path: mcp, text: `{"mcpServers":{` + strings.Repeat(`"s":{"command":"x"},`, 500) + `"a":{"env":{"API_TOKEN":"§"}}}}`},
		{name: "jsonc comment", path: ".vscode/mcp.json", text: "{\n  // \"TOKEN\": \"§\"\n}", mute: true},
		{name: "json key", path: mcp, text: `{"mcpServers": {"§": {"env": {"API_TOKEN": "§"}}}}`, mute: true},
		{name: "json broken behind", path: mcp, text: `{"mcpServers": {"a": {"env": {"API_TOKEN": "§", "b": `},
		{name: "json broken inside", path: mcp, text: `{"mcpServers": {"a": {"env": {"API_TOKEN": "§`, mute: true},
		{name: "yaml plain", path: goose, text: yaml("      API_TOKEN: §\n")},
		{name: "yaml double quoted", path: goose, text: yaml("      API_TOKEN: \"§\"\n")},
		{name: "yaml escape", path: goose, text: yaml("      API_TOKEN: \"§\"\n"), raw: `\x5a§`},
		{name: "yaml single quoted", path: goose, text: yaml("      API_TOKEN: '§'\n")},
		{name: "yaml literal block", path: goose, text: yaml("      API_TOKEN: |\n        §\n")},
		{name: "yaml folded block", path: goose, text: yaml("      API_TOKEN: >-\n        §\n")},
		{name: "yaml flow", path: goose, text: "extensions: {é: {cmd: x, envs: {API_TOKEN: §}}}\n"},
		{name: "yaml byte order mark, crlf", path: goose, text: "\ufeff" + strings.ReplaceAll(yaml("      API_TOKEN: §\n"), "\n", "\r\n")},
		{name: "yaml comment", path: goose, text: yaml("      # API_TOKEN: §\n      B: 1\n"), mute: true},
		{name: "toml basic", path: codex, text: toml("env = { API_TOKEN = \"§\" }\n")},
		{name: "toml escape", path: codex, text: toml("env = { API_TOKEN = \"§\" }\n"), raw: `\u005a§`},
		{name: "toml literal", path: codex, text: toml("env = { 'é' = 'x', API_TOKEN = '§' }\n")},
		{name: "toml basic of many lines", path: codex, text: toml("env.API_TOKEN = \"\"\"\n§\"\"\"\n")},
		{name: "toml literal of many lines", path: codex, text: toml("env.API_TOKEN = '''§'''\n")},
		{name: "toml table", path: codex, text: toml("[mcp_servers.a.env]\nAPI_TOKEN = \"§\" # x\n")},
		{name: "toml array table", path: codex, text: "[[x]]\ny = 1\n[[x]]\nAPI_TOKEN = \"§\"\n", mute: true},
		{name: "dotenv bare", path: ".env", text: "A=1\nAPI_TOKEN=§\n"},
		{name: "dotenv quoted", path: ".env", text: "é=1\nAPI_TOKEN='§' # x\n"},
		{name: "dotenv export, crlf", path: ".env", text: "\ufeffexport API_TOKEN=\"§\"\r\n"},
		{name: "dotenv comment", path: ".env", text: "# API_TOKEN=§\nA=1\n", mute: true},
		{name: "dotenv of many lines", path: ".env", text: "API_TOKEN=\"§\"\n", raw: "Zq7w\n§", mute: true},
		{name: "argument, one", path: mcp, text: args(`"--api-key=§"`)},
		{name: "argument, two", path: mcp, text: args(`"é", "--api-key", "§"`)},
		{name: "argument, header", path: mcp, text: args(`"--header", "Authorization: Bearer §"`)},
		{name: "argument, docker", path: mcp, text: args(`"run", "-e", "API_TOKEN=§", "image"`)},
		{name: "url userinfo", path: mcp, text: env(`"postgres://app:§@db.example.com/x"`)},
		{name: "url userinfo encoded", path: mcp, text: env(`"postgres://app:§@db.example.com/x"`), raw: `%5A§`},
		{name: "url query", path: mcp, text: `{"mcpServers": {"a": {"url": "https://mcp.example.com/mcp?api_key=§&x=1"}}}`},
		{name: "url path", path: mcp, text: `{"mcpServers": {"a": {"url": "https://mcp.example.com/` + "§" + `/mcp"}}}`, mute: true},
		{name: "header", path: mcp, text: `{"mcpServers": {"a": {"url": "https://mcp.example.com", "headers": {"Authorization": "Bearer §"}}}}`},
		{name: "default of a reference", path: mcp, text: env(`"${API_TOKEN:-§}"`)},
		{name: "allow list", path: ".claude/settings.json", text: `{"permissions": {"allow": ["Bash(curl -H \"Authorization: Bearer §\" https://x.example.com)"]}}`},
		{name: "instructions", path: "CLAUDE.md", text: "# é\n\nUse `API_TOKEN=§` for it.\n"},
		{name: "script", path: "run.sh", text: "#!/bin/sh\nexport API_TOKEN=\"§\"\n"},
		{name: "script, crlf", path: "run.py", text: "\ufeffé = 1\r\napi_token = \"§\"\r\n"},
	}
}

// written is the secret as the file spells it, and as its reader reads it.
func (p *plant) written(secret string) string {
	if p.raw == "" {
		return secret
	}
	if !strings.HasPrefix(secret, "Z") || strings.Contains(p.raw, "\n") {
		return strings.ReplaceAll(p.raw, "§", secret)
	}
	return strings.ReplaceAll(p.raw, "§", secret[1:]) // the escape stands for the first letter
}

// sow writes the file with the secret into a new folder, and tells the bytes
// between which it stands.
func (p *plant) sow(t *testing.T, secret string) (dir string, content []byte, start, end int) {
	t.Helper()
	raw := p.written(secret)
	text := strings.ReplaceAll(p.text, "§", raw)
	dir = t.TempDir()
	write(t, dir, p.path, []byte(text))
	start = strings.LastIndex(text, raw)
	return dir, []byte(text), start, start + len(raw)
}

func write(t testing.TB, dir, path string, content []byte) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// credlint runs the command as people get it, and returns all that it says.
func credlint(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &err, func(string) string { return "" })
	return code, out.String(), err.String()
}

func (p plant) String() string { return fmt.Sprintf("%s (%s)", p.name, p.path) }
