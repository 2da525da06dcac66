//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostileNames are file names that want to be more than names.
var hostileNames = []string{
	"a\n::error::forged.py", "b\x1b[2J\x1b]0;title\x07.py", "::warning file=x::c.py", "d%0A::error::e.py", "e\u202egnp.py", "f\xff\xfe.py",
	"g<script>alert(1)<script>.py", "h|`|[x](http:evil)|.py", "i\r.py", "j\u2028\u0085.py", "-k.py", "##[error]l.py", "m ##[add-matcher]n ##vso[task.x]o.py",
}

// reports are the runs whose output people and CI systems read.
func reports() map[string][]string {
	runs := map[string][]string{
		"keys": {"keys", "."}, "keys json": {"keys", "-f", "json", "."}, "fix": {"fix", "--dry-run", "--unsafe", "."}, "fix op": {"fix", "--dry-run", "--unsafe", "--with", "op", "."},
	}
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html"} {
		runs[format] = []string{"check", "--verbose", "-f", format, "."}
	}
	return runs
}

// What a repository's names say is shown, never obeyed: no report has a control
// character, a command to a workflow's runner, or bytes that are no text.
func TestNamesAreNoCommands(t *testing.T) {
	dir := t.TempDir()
	for _, name := range hostileNames {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("import x\napi_key = \"sk_"+"live_4eC39HqLyjWDarjtT1zdp7dc\"\n"), 0o600); err != nil {
			t.Logf("this file system has no %q", name)
		}
	}
	server := `a\u001b[2J\n::error::x\u202e<img src=x> ##[error]y ##vso[task.z]`
	write(t, dir, ".mcp.json", []byte("{\"mcpServers\": {\n\""+server+"\": {\"command\": \"x\", \"env\": {\n\"::error::B ##[error]TOKEN\": \"pl4Nted001Kq9Zx8\",\n\"API_TOKEN\":\n\"pl4Nted001Kq9Zx7\"}}},\n  \"x\":\n\"a\n::error::forged\"}"))
	write(t, dir, ".env", []byte("A=1\n::error::forged\n  ::error::forged\n##[error]forged\nAPI_TOKEN=pl4Nted001Kq9Zx7\n"))
	for name, args := range reports() {
		cmd := exec.Command(command, args...)
		cmd.Dir = dir
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); args[0] == "check" && code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
		if !strings.Contains(out.String()+errs.String(), "forged") && !strings.Contains(out.String()+errs.String(), "error") {
			t.Errorf("%s: says nothing of the hostile names", name)
		}
		obeyed(t, name, out.String())
		obeyed(t, name, errs.String())
		if name == "html" && strings.Contains(out.String(), "<script>alert") {
			t.Error("html: a script of the repository")
		}
	}
}

// obeyed wants nothing in an output that a terminal or a runner would obey.
func obeyed(t *testing.T, format, said string) {
	t.Helper()
	if !utf8.ValidString(said) {
		t.Errorf("%s: not UTF-8", format)
	}
	if i := strings.IndexFunc(said, func(r rune) bool {
		return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
	}); i >= 0 {
		t.Errorf("%s: shows a control character: %q", format, said[max(0, i-40):min(len(said), i+40)])
	}
	for line := range strings.Lines(said) {
		if forged(line, format) {
			t.Errorf("%s: a forged command: %q", format, line)
		}
	}
}

var (
	own      = regexp.MustCompile(`^::(error|warning|notice) file=[^:]*::`)
	anywhere = regexp.MustCompile(`##[A-Za-z]*\[`)
)

// forged reports whether a runner would take something in a line for a command,
// where the format does not write that command itself.
func forged(line, format string) bool {
	line = strings.TrimSpace(line)
	return anywhere.MatchString(line) || strings.HasPrefix(line, "::") && (format != "github" || !own.MatchString(line))
}
