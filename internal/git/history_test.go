package git

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// contents is the history of a repository as "PATH@COMMIT content", oldest
// first, with commits named by their subjects.
func contents(t *testing.T, root string) (lines []string, h *History) {
	t.Helper()
	h, err := Open(root).History(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	err = h.Read(context.Background(), h.Versions, func(v Version, content []byte) error {
		if int64(len(content)) != v.Size {
			t.Errorf("%s has %d bytes, %d were announced", v.Path, len(content), v.Size)
		}
		subject := strings.TrimSpace(run(t, root, "", "log", "-1", "--format=%s", v.Commit))
		lines = append(lines, fmt.Sprintf("%s@%s %s", v.Path, subject, content))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines, h
}

// commit writes a file (or, without content, removes it) and commits.
func commit(t *testing.T, root, subject, name, content string) {
	t.Helper()
	if content == "" {
		run(t, root, "", "rm", "-q", name)
	} else {
		write(t, filepath.Join(root, name), content)
		run(t, root, "", "add", "-f", name)
	}
	run(t, root, "", "commit", "-q", "-m", subject)
}

// Each content comes once, with the path and the commit that brought it in,
// whether or not anything still has it.
func TestHistory(t *testing.T) {
	root := repository(t, nil)
	commit(t, root, "one", "a.txt", "first")
	commit(t, root, "two", "a.txt", "second")
	commit(t, root, "three", "b name.txt", "first") // the same content elsewhere
	commit(t, root, "four", "a.txt", "")
	run(t, root, "", "checkout", "-q", "-b", "side", "HEAD~1")
	commit(t, root, "five", "deep/c.txt", "third")
	run(t, root, "", "tag", "-a", "-m", "x", "v1")
	run(t, root, "", "checkout", "-q", "--detach", "HEAD~2")
	commit(t, root, "six", "d.txt", "fourth") // only HEAD has it
	run(t, root, "", "pack-refs", "--all")
	got, h := contents(t, root)
	want := map[string]bool{"a.txt@one first": true, "a.txt@two second": true, "deep/c.txt@five third": true, "d.txt@six fourth": true}
	for _, line := range got {
		if !want[line] {
			t.Errorf("unexpected or twice: %q", line)
		}
		delete(want, line)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	if h.Missing != 0 || h.Shallow {
		t.Errorf("Missing = %d, Shallow = %t in a whole repository", h.Missing, h.Shallow)
	}
}

// A shallow repository says so.
func TestShallowHistory(t *testing.T) {
	root := repository(t, nil)
	commit(t, root, "one", "a.txt", "first")
	commit(t, root, "two", "a.txt", "second")
	clone := filepath.Join(t.TempDir(), "clone")
	run(t, root, "", "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(root), clone)
	got, h := contents(t, clone)
	if !h.Shallow || len(got) != 1 || got[0] != "a.txt@two second" {
		t.Errorf("got %q, shallow %t", got, h.Shallow)
	}
}

// What is missing is counted and never fetched: the configuration of a
// repository could make git run a program for that.
func TestHostileHistory(t *testing.T) {
	root := repository(t, nil)
	commit(t, root, "one", "a.txt", "first")
	commit(t, root, "two", "a.txt", "second")
	lost := strings.TrimSpace(run(t, root, "", "rev-parse", "HEAD~1:a.txt"))
	if err := os.Remove(filepath.Join(root, ".git", "objects", lost[:2], lost[2:])); err != nil {
		t.Fatal(err)
	}
	proof := filepath.ToSlash(filepath.Join(t.TempDir(), "ran"))
	touch := "sh -c 'touch " + proof + "'"
	write(t, filepath.Join(root, ".git", "config"), strings.Join([]string{
		"[core]", "repositoryformatversion = 1", "fsmonitor = " + touch, "sshCommand = " + touch, "pager = " + touch, "alternateRefsCommand = " + touch,
		"[extensions]", "partialClone = origin",
		`[remote "origin"]`, "promisor = true", "url = ext::" + touch, "uploadpack = " + touch,
		`[protocol "ext"]`, "allow = always",
		"[diff]", "external = " + touch, "[filter \"x\"]", "smudge = " + touch,
		`[log]`, "showSignature = true", "[gpg]", "program = " + touch,
	}, "\n"))
	got, h := func() ([]string, *History) {
		h, err := Open(root).History(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close()
		var paths []string
		err = h.Read(context.Background(), h.Versions, func(v Version, content []byte) error {
			paths = append(paths, v.Path+" "+string(content))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return paths, h
	}()
	if _, err := os.Stat(proof); err == nil {
		t.Error("a program of the repository's configuration was run")
	}
	if h.Missing != 1 || len(got) != 1 || got[0] != "a.txt second" {
		t.Errorf("got %q, missing %d", got, h.Missing)
	}
	if _, err := os.Stat(h.store.dir); err == nil {
		t.Error("Close left its folder")
	}
}

// No commits are no error, no repository is one.
func TestEmptyHistory(t *testing.T) {
	if got, _ := contents(t, repository(t, nil)); len(got) != 0 {
		t.Errorf("an empty repository has %q", got)
	}
	if _, err := Open(t.TempDir()).History(context.Background()); err == nil {
		t.Error("a folder without a repository has a history")
	}
}
