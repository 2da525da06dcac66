package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/rules"
)

const (
	literalConfig = `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "correct-horse-battery"}}}}` + "\n"
	fixedConfig   = `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "${API_TOKEN}"}}}}` + "\n"
)

// Standard input is fixed to standard output, whole even where nothing changes.
func TestFixStandardInput(t *testing.T) {
	t.Chdir(t.TempDir())
	for in, want := range map[string]string{literalConfig: fixedConfig, fixedConfig: fixedConfig} {
		var out, errs bytes.Buffer
		code := Main([]string{"fix", "--stdin-filename", ".mcp.json", "-"}, strings.NewReader(in), &out, &errs, func(string) string { return "" })
		if code != exitClean || out.String() != want {
			t.Errorf("exits with %d and writes %q, want %q", code, out.String(), want)
		}
	}
	if entries, _ := os.ReadDir("."); len(entries) > 0 {
		t.Error("standard input left a file behind")
	}
}

func TestFixExitCodes(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		args             []string
		code             int
		says             string
	}{
		{"all is fixed", ".mcp.json", literalConfig, nil, exitClean, "fixed 1 finding in 1 file, 0 left"},
		{"nothing is to be fixed", ".mcp.json", fixedConfig, nil, exitClean, "fixed 0 findings"},
		{"something would be", ".mcp.json", literalConfig, []string{"--dry-run"}, exitFindings, "would fix 1 finding in 1 file, 0 left"},
		{"something is left", ".env", "API_TOKEN=correct-horse-battery\n", nil, exitFindings, "--with chooses the secrets manager"},
		{"what is left does not count", ".env", "API_TOKEN=correct-horse-battery\n", []string{"--fail-on", "never"}, exitClean, "1 left"},
		{"a rule is left out", ".mcp.json", literalConfig, []string{"--disable", "static-key-in-config"}, exitClean, "fixed 0 findings"},
		{"a broken file is left alone", ".mcp.json", literalConfig[:60], nil, exitIncomplete, "problem"},
		{"a manager needs a place", "claude_desktop_config.json", literalConfig, []string{"--with", "bitwarden"}, exitFindings, "say with --at which project id"},
		{"--move needs a manager", ".mcp.json", literalConfig, []string{"--move"}, exitUsage, "--move needs --with"},
		{"--at needs a manager", ".mcp.json", literalConfig, []string{"--at", "x"}, exitUsage, "--at needs --with"},
		{"no such manager", ".mcp.json", literalConfig, []string{"--with", "x"}, exitUsage, "--with"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, c.file, []byte(c.text))
			code, _, errs := credlint(t, append([]string{"fix", dir}, c.args...)...)
			if code != c.code || !strings.Contains(errs, c.says) {
				t.Errorf("exits with %d and says %q, want %d and %q", code, errs, c.code, c.says)
			}
		})
	}
}

// A link inside the folder is followed and stays a link; one out of it is left
// alone, and that is said.
func TestFixFollowsLinksInside(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, "real/servers.txt", []byte(literalConfig))
	write(t, outside, "mcp.json", []byte(literalConfig))
	for link, target := range map[string]string{".mcp.json": "real/servers.txt", ".cursor/mcp.json": filepath.Join(outside, "mcp.json")} {
		name := filepath.Join(dir, link)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, name); err != nil {
			t.Skip(err)
		}
	}
	code, _, errs := credlint(t, "fix", dir)
	if code != exitIncomplete || !strings.Contains(errs, "symbolic link out of the folder") {
		t.Errorf("exits with %d and says %q", code, errs)
	}
	for name, want := range map[string]string{filepath.Join(dir, "real/servers.txt"): fixedConfig, filepath.Join(outside, "mcp.json"): literalConfig} {
		if content, err := os.ReadFile(name); err != nil || string(content) != want {
			t.Errorf("%s holds %q, %v", name, content, err)
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, ".mcp.json")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
}

// What other rules say of a credential that stays is nothing new when another
// one is fixed: it keeps no fix back.
func TestFixBesideAPersonalKey(t *testing.T) {
	dir := t.TempDir()
	config := `{"mcpServers": {"a": {"command": "a-mcp", "args": ["--token", "` + classic() + `"]}, "b": {"command": "b-mcp", "env": {"B_TOKEN": "correct-horse-battery", "C_TOKEN": "` + classic() + `"}}}}`
	write(t, dir, "claude_desktop_config.json", []byte(config))
	_, out, _ := credlint(t, dir)
	if !strings.Contains(out, "[personal-key]") {
		t.Fatalf("the example gives no finding of a rule that concludes:\n%s", out)
	}
	_, _, errs := credlint(t, "fix", "--with", "vault", dir)
	content, err := os.ReadFile(filepath.Join(dir, "claude_desktop_config.json"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(errs, "tried to") || strings.Contains(string(content), "correct-horse-battery") {
		t.Errorf("says %s", errs)
	}
}

// classic is a token whose kind is a person's, with a sum that fits.
func classic() string { return "ghp_" + strings.Repeat("aB3d", 7) + "aB" + "0cdxXj" }

// until is a context that ends when something has happened.
type until struct {
	context.Context
	happened func() bool
}

func (u until) Err() error {
	if u.happened() {
		return context.Canceled
	}
	return nil
}

// What is interrupted behind a file leaves the next ones as they are, and says so.
func TestFixStopsBetweenFiles(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	was := serverConfig("correct-horse-battery")
	read := func(name string) string {
		content, err := os.ReadFile(filepath.Join(dir, name, ".mcp.json"))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	for _, name := range []string{"a", "b", "c"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, ".mcp.json"), []byte(was), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	p := &program{rules: rules.All, stdin: strings.NewReader(""), stdout: &out, stderr: &errs, env: func(string) string { return "" }, now: scriptNow}
	root := p.root()
	root.SetArgs([]string{"fix", "--unsafe", dir})
	if err := root.ExecuteContext(until{t.Context(), func() bool { return read("a") != was }}); err != nil {
		t.Fatal(err)
	}
	if p.code != exitIncomplete || read("a") == was || read("b") != was || read("c") != was {
		t.Errorf("exit code %d; changed: %t, %t, %t", p.code, read("a") != was, read("b") != was, read("c") != was)
	}
	if !strings.Contains(errs.String(), "interrupted; the files of which nothing is said are as they were") {
		t.Errorf("says %q", errs.String())
	}
}
