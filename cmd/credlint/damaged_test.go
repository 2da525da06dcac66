//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// aged makes a repository whose history has four keys, of which its files have the
// last.
func aged(t *testing.T, dir string) {
	t.Helper()
	for i := range 4 {
		write(t, dir, ".mcp.json", []byte(strings.ReplaceAll(keyed, "001", fmt.Sprintf("00%d", i+1))))
		write(t, dir, "folder/a.txt", fmt.Appendf(nil, "%d\n", i))
		if i == 0 {
			gitIn(t, dir, "init", "-q", "-b", "main")
		}
		gitIn(t, dir, "add", ".")
		gitIn(t, dir, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a")
	}
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	cmd := exec.Command(git, append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

// A history that is damaged is read as far as it goes, and is never clean: what is
// wrong is a problem with its place, and without a finding the exit code is 3.
func TestDamagedHistory(t *testing.T) {
	object := func(dir, name string) string {
		id := gitIn(t, dir, "rev-parse", name)
		at := filepath.Join(dir, ".git/objects", id[:2], id[2:])
		must(t, os.Chmod(at, 0o600))
		return at
	}
	gone := func(name string) func(dir string) {
		return func(dir string) { must(t, os.Remove(object(dir, name))) }
	}
	cut := func(name string) func(dir string) {
		return func(dir string) { must(t, os.Truncate(object(dir, name), 20)) }
	}
	garbled := func(name string) func(dir string) {
		return func(dir string) { must(t, os.WriteFile(object(dir, name), []byte("garbage"), 0o600)) }
	}
	ref := func(name, content string) func(dir string) {
		return func(dir string) { must(t, os.WriteFile(filepath.Join(dir, ".git", name), []byte(content), 0o600)) }
	}
	packed := func(ends string, size int64) func(dir string) {
		return func(dir string) {
			gitIn(t, dir, "gc", "-q")
			found, _ := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*."+ends))
			for _, name := range found {
				must(t, os.Chmod(name, 0o600))
				must(t, os.Truncate(name, size))
			}
		}
	}
	// long puts a commit upon the last whose message nobody has written.
	long := func(dir string) {
		text := "tree " + gitIn(t, dir, "rev-parse", "HEAD^{tree}") + "\nparent " + gitIn(t, dir, "rev-parse", "HEAD") +
			"\nauthor a <a@example.com> 1767225600 +0000\ncommitter a <a@example.com> 1767225600 +0000\n\n" + strings.Repeat("a", 2<<20) + "\n"
		write(t, dir, ".git/long", []byte(text))
		gitIn(t, dir, "reset", "-q", gitIn(t, dir, "hash-object", "-t", "commit", "-w", filepath.Join(dir, ".git/long")))
	}
	const nothing = "1234567890123456789012345678901234567890\n"
	for name, c := range map[string]struct {
		damage         func(dir string)
		found          int    // of the four keys, in the history
		history, since string // what is said
		staged         string
	}{
		"a content is gone":    {gone("HEAD~2:.mcp.json"), 3, `\.git: 1 object of the history cannot be found`, "", ""},
		"a content is cut":     {cut("HEAD~2:.mcp.json"), 3, `\.mcp\.json: its content in commit [0-9a-f]{12} cannot be read: the object is damaged`, "", ""},
		"a content is garbled": {garbled("HEAD~2:.mcp.json"), 3, `\.mcp\.json: its content in commit [0-9a-f]{12} cannot be read: the object is damaged`, "", ""},
		"a folder is gone":     {gone("HEAD~2:folder"), 4, `\.git: 1 object of the history cannot be found`, "", ""},
		"a folder is garbled":  {garbled("HEAD~2:folder"), anyEnd, `\.git: the history cannot be listed: git rev-list failed: .*(inflate|object|tree)`, "", ""},
		"a commit is gone":     {gone("HEAD~2"), 2, `\.git: commits of the history \(1\) are missing or damaged`, `\.git: git merge-base failed: `, ""},
		"a commit is cut":      {cut("HEAD~2"), 2, `\.git: commits of the history \(1\) are missing or damaged`, `\.git: git merge-base failed: `, ""},
		"a commit is gone below one that is too long": {func(dir string) {
			long(dir)
			gone("HEAD~3")(dir)
		}, 1, `\.git: commits of the history \(2\) are missing or damaged`, `\.git: git merge-base failed: `, `\.git: what is committed cannot be read: the object is too large`},
		"a commit is gone, and its child is too long": {func(dir string) {
			long(dir)
			gitIn(t, dir, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "--allow-empty", "-m", "a")
			gone("HEAD~2")(dir)
		}, 1, `\.git: commits of the history \(1\) are missing or damaged`, `\.git: git merge-base failed: `, ""},
		"the last commit is gone":    {gone("HEAD"), 0, `\.git/refs/heads/main: points to something that is not here`, `\.git/HEAD: points to something`, `\.git: what is committed cannot be read`},
		"the pack is cut":            {packed("pack", 300), 0, `\.git(/refs/heads/main)?: `, `\.git(/HEAD)?: `, `\.git: what is committed cannot be read`},
		"the index of a pack is cut": {packed("idx", 100), 0, `\.git(/refs/heads/main)?: `, `\.git(/HEAD)?: `, `\.git: what is committed cannot be read`},
		"a ref is garbled":           {ref("refs/heads/side", "garbage\n"), 4, `\.git/refs/heads/side: cannot be read as the name of a commit`, "", ""},
		"a ref leads to nothing":     {ref("refs/heads/side", nothing), 4, `\.git/refs/heads/side: points to something that is not here`, "", ""},
		"HEAD is garbled":            {ref("HEAD", "garbage\n"), 4, `\.git/HEAD: cannot be read as the name of a commit`, `\.git/HEAD: cannot be read`, `\.git/HEAD: cannot be read`},
		"HEAD is empty":              {ref("HEAD", ""), 4, `\.git/HEAD: cannot be read as the name of a commit`, `\.git/HEAD: cannot be read`, `\.git/HEAD: cannot be read`},
		"HEAD leads to nothing":      {ref("HEAD", nothing), 4, `\.git/HEAD: points to something that is not here`, `\.git/HEAD: points to something`, `\.git: what is committed cannot be read`},
		"the branch is garbled":      {ref("refs/heads/main", "garbage\n"), 0, `\.git/refs/heads/main: cannot be read as the name of a commit`, `\.git/refs/heads/main: cannot be read`, `\.git/refs/heads/main: cannot be read`},
		"the branch is empty":        {ref("refs/heads/main", ""), anyEnd, `\.git/refs`, `\.git/refs/heads/main: cannot be read`, `\.git/refs/heads/main: cannot be read`},
		"packed-refs are garbled": {func(dir string) {
			gitIn(t, dir, "pack-refs", "--all")
			ref("packed-refs", "garbage\n")(dir)
		}, 0, `\.git/refs: the list of refs cannot be read`, `\.git/refs/heads/main: cannot be read`, `\.git/refs/heads/main: cannot be read`},
		"the index is garbled": {ref("index", "garbage"), 4, `\.git/index: is damaged`, `\.git/index: is damaged`, `\.git/index: is damaged`},
		"refs of another kind": {func(dir string) {
			must(t, os.Mkdir(filepath.Join(dir, ".git/reftable"), 0o700))
			must(t, os.RemoveAll(filepath.Join(dir, ".git/refs/heads/main")))
		}, 0, `\.git/refs: the list of refs cannot be read`, `\.git/refs/heads/main: cannot be read`, `\.git/refs/heads/main: cannot be read`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			aged(t, dir)
			c.damage(dir)
			for _, way := range []struct {
				args []string
				says string
			}{{[]string{"--history"}, c.history}, {[]string{"--since", "HEAD~1"}, c.since}, {[]string{"--staged"}, c.staged}} {
				args := append(way.args, "-q", "--no-config", "--only", "static-key-in-config", "--fail-on", "never", "-f", "github")
				cmd := exec.Command(command, append(args, ".")...)
				cmd.Dir = dir
				var said, errs strings.Builder
				cmd.Stdout, cmd.Stderr = &said, &errs
				_ = cmd.Run()
				code := cmd.ProcessState.ExitCode()
				if way.says != "" && (code != 3 || !regexp.MustCompile(`(?m)^problem: `+way.says).MatchString(errs.String())) {
					t.Errorf("%q: exit code %d, says %q, want a problem %q", way.args, code, errs.String(), way.says)
				}
				if way.says == "" && code != 0 {
					t.Errorf("%q: exit code %d: %s", way.args, code, errs.String())
				}
				if n := strings.Count(said.String(), "::error "); way.args[0] == "--history" && c.found != anyEnd && n != c.found {
					t.Errorf("%q: %d findings, want %d", way.args, n, c.found)
				}
			}
		})
	}
}
