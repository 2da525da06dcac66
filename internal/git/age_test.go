package git

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The date is that of the commit that brought the text in and from which on it
// stayed, whatever else changed in the file.
func TestSince(t *testing.T) {
	root := repository(t, nil)
	at := func(day, content string) {
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00+00:00")
		commit(t, root, day, "deep/mcp.json", content)
	}
	at("2026-01-01", "alpha beta")
	at("2026-01-02", "alpha")
	at("2026-01-03", "alpha beta")
	t.Setenv("GIT_COMMITTER_DATE", "2026-01-04T12:00:00+00:00")
	commit(t, root, "elsewhere", "other.txt", "beta")
	at("2026-01-05", "gamma beta")
	write(t, filepath.Join(root, "deep/mcp.json"), "gamma beta delta")

	check := func(name string) {
		for text, want := range map[string]string{"beta": "2026-01-03", "gamma": "2026-01-05", "delta": "0001-01-01"} {
			if got := since(root, "deep/mcp.json", text); got != want {
				t.Errorf("%s: %s since %s, want %s", name, text, got, want)
			}
		}
	}
	check("loose objects")
	run(t, root, "", "gc", "-q")
	check("a pack")

	if got := since(root, "deep/missing.json", "beta"); got != "0001-01-01" {
		t.Errorf("a path that git does not have: since %s", got)
	}
	head := run(t, root, "", "rev-parse", "HEAD~1")
	if err := os.WriteFile(filepath.Join(root, ".git", "shallow"), []byte(head), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := since(root, "deep/mcp.json", "beta"); got != "0001-01-01" {
		t.Errorf("a history that is cut off before the answer: since %s", got)
	}
	if got := since(root, "deep/mcp.json", "gamma"); got != "2026-01-05" {
		t.Errorf("a history that is cut off behind the answer: since %s", got)
	}
}

func since(root, path, text string) string {
	day := Open(root).Since(path, func(content []byte) bool { return bytes.Contains(content, []byte(text)) })
	return day.Format(time.DateOnly)
}
