package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Paths are taken as people write them on Windows, and told with slashes.
func TestPathsWithBackslashes(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{`a\.mcp.json`, `b\c\.MCP.JSON`} {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(serverConfig("correct-horse-battery")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for args, want := range map[string]string{
		`a`:                           "a/.mcp.json:1:",
		`.\a\...`:                     "a/.mcp.json:1:",
		`a\.mcp.json`:                 "a/.mcp.json:1:",
		`A\.Mcp.Json`:                 "a/.mcp.json:1:",
		`b\c`:                         "b/c/.MCP.JSON:1:",
		filepath.Join(dir, `b\c`):     "b/c/.MCP.JSON:1:",
		strings.ToUpper(dir) + `\b\c`: "b/c/.MCP.JSON:1:",
	} {
		code, stdout, stderr := credlint(t, "--only", "static-key-in-config", args)
		if code != exitFindings || !strings.Contains(strings.ToLower(stdout), strings.ToLower(want)) {
			t.Errorf("%s: exit code %d, want %s: %s%s", args, code, want, stdout, stderr)
		}
	}
	if code, _, stderr := credlint(t, "--write-baseline", `a\known`, "."); code != exitClean {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := credlint(t, "--baseline", `a\known`, "--only", "static-key-in-config", "."); code != exitClean {
		t.Errorf("the baseline does not know its own paths: exit code %d: %s", code, stderr)
	}
}

// The configuration is found by any case of its name, as the system finds it, and
// its globs have slashes.
func TestConfigurationOnWindows(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range map[string]string{`a\.mcp.json`: serverConfig("correct-horse-battery"), ".CredLint.yml": "paths:\r\n  exclude: [a/**]\r\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, stdout, _ := credlint(t, "--only", "static-key-in-config", "."); code == exitFindings {
		t.Errorf("the configuration does not hold: %s", stdout)
	}
}

// A report takes the place of another one, and nothing is left beside it.
func TestReportsOnWindows(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile(".mcp.json", []byte(serverConfig("correct-horse-battery")), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if code, _, stderr := credlint(t, "-f", "json", "-o", "report.json", ".mcp.json"); code != exitFindings {
			t.Errorf("exit code %d: %s", code, stderr)
		}
	}
	if left, _ := filepath.Glob(".report*"); len(left) > 0 {
		t.Errorf("%q are left", left)
	}
}
