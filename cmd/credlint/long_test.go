//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// deep makes folders in each other and a config with a key in the last. Each folder
// is opened from the one before, since no system takes the whole path at once.
func deep(t *testing.T, dir string, folders int) {
	t.Helper()
	name := strings.Repeat("d", 200)
	at, err := os.OpenRoot(dir)
	must(t, err)
	for range folders {
		must(t, at.Mkdir(name, 0o700))
		next, err := at.OpenRoot(name)
		must(t, err)
		must(t, at.Close())
		at = next
	}
	must(t, at.WriteFile(".mcp.json", []byte(keyed), 0o600))
	must(t, at.Close())
}

// A path that is longer than Windows takes is read like others; one that is longer
// than this system takes is a problem, whether git knows it or not.
func TestLongPaths(t *testing.T) {
	t.Run("300 bytes", func(t *testing.T) {
		dir := t.TempDir()
		deep(t, dir, 2)
		if ran := run(t, dir, "-q"); ran.code != 1 {
			t.Errorf("exit code %d: %s", ran.code, ran.said)
		}
	})
	t.Run("5000 bytes", func(t *testing.T) {
		dir := t.TempDir()
		deep(t, dir, 25)
		write(t, dir, "near/.mcp.json", []byte(keyed))
		ran := run(t, dir, "-q", "--fail-on", "never")
		if ran.code != 3 || !strings.Contains(ran.said, "folder cannot be read: file name too long") {
			t.Errorf("exit code %d: %s", ran.code, ran.said)
		}
		if ran := run(t, dir, "-q"); ran.code != 1 { // what can be read is
			t.Errorf("exit code %d: %s", ran.code, ran.said)
		}
	})
	t.Run("in the index and the history", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "a.json", []byte(keyed))
		gitIn(t, dir, "init", "-q", "-b", "main")
		blob := gitIn(t, dir, "hash-object", "-w", "a.json")
		must(t, os.Remove(filepath.Join(dir, "a.json")))
		path := strings.Repeat(strings.Repeat("d", 200)+"/", 25) + ".mcp.json"
		gitIn(t, dir, "update-index", "--add", "--cacheinfo", "100644,"+blob+","+path)
		if ran := run(t, dir, "-q", "--staged"); ran.code != 1 {
			t.Errorf("--staged: exit code %d: %s", ran.code, ran.said)
		}
		commit := gitIn(t, dir, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit-tree", "-m", "a", gitIn(t, dir, "write-tree"))
		gitIn(t, dir, "update-ref", "refs/heads/main", commit)
		if ran := run(t, dir, "-q", "--history"); ran.code != 1 {
			t.Errorf("--history: exit code %d: %s", ran.code, ran.said)
		}
	})
}
