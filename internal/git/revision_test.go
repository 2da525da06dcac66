package git

import (
	"path/filepath"
	"strings"
	"testing"
)

// changes are the files of a work tree that Before says have changed.
func changes(t *testing.T, root, revision string, files map[string]string) string {
	t.Helper()
	v, err := Open(root).Before(t.Context(), revision)
	if err != nil {
		t.Fatalf("%s: %v", revision, err)
	}
	var out []string
	for _, name := range []string{"a", "b", "c/d", "crlf", "e e", "ignored", "new"} {
		if content, there := files[name]; there && !v.Has(name, []byte(content)) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ",")
}

func TestBefore(t *testing.T) {
	files := map[string]string{"a": "1", "b": "1", "c/d": "1", "crlf": "1\n2\n", "e e": "1", ".gitignore": "ignored\n"}
	root := repository(t, files)
	put := func(name, content string) {
		files[name] = content
		write(t, filepath.Join(root, filepath.FromSlash(name)), content)
	}
	commit := func(message string) {
		run(t, root, "", "add", ".")
		run(t, root, "", "commit", "-qm", message)
	}
	if _, err := Open(root).Before(t.Context(), "HEAD"); err == nil {
		t.Error("before the first commit there is a revision")
	}
	commit("first")
	run(t, root, "", "tag", "-am", "x", "v1")
	run(t, root, "", "branch", "side")
	put("b", "2")
	commit("second")
	run(t, root, "", "checkout", "-q", "side") // side: first; it goes on alone
	put("b", "1")
	put("c/d", "2")
	commit("third")
	put("a", "2")
	put("new", "1")
	put("ignored", "1")
	put("crlf", "1\r\n2\r\n")
	main := strings.TrimSpace(run(t, root, "", "for-each-ref", "--format=%(refname:short)", "refs/heads", "--sort=refname"))
	main, _, _ = strings.Cut(main, "\n")
	id := strings.TrimSpace(run(t, root, "", "rev-parse", "HEAD~1"))
	run(t, root, "", "update-ref", "refs/remotes/origin/main", "refs/heads/"+main)
	run(t, root, "", "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	run(t, root, "", "pack-refs", "--all")
	for revision, want := range map[string]string{
		"HEAD": "a,new", "side": "a,new", "refs/heads/side": "a,new",
		"HEAD~1": "a,c/d,new", "HEAD^": "a,c/d,new", "v1": "a,c/d,new", "v1^{commit}": "a,c/d,new", id: "a,c/d,new", id[:9]: "a,c/d,new",
		// What only the other branch changed has not changed here.
		main: "a,c/d,new", "origin/main": "a,c/d,new", "origin": "a,c/d,new", "heads/" + main: "a,c/d,new",
	} {
		if got := changes(t, root, revision, files); got != want {
			t.Errorf("since %s: %s, want %s", revision, got, want)
		}
	}
	for _, revision := range []string{"nothing", "", "HEAD~99", "../x", "--all", "HEAD:a", "-h", "v1 side", strings.Repeat("0", 40)} {
		if _, err := Open(root).Before(t.Context(), revision); err == nil {
			t.Errorf("%q is a revision", revision)
		}
	}
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, root, "", "worktree", "add", "-q", "--detach", linked, "v1")
	if got := changes(t, linked, "HEAD", map[string]string{"a": "1", "b": "2", "c/d": "1"}); got != "b" {
		t.Errorf("in a linked work tree: %s", got)
	}
	run(t, root, "", "checkout", "-q", "--orphan", "alone")
	run(t, root, "", "commit", "-qm", "alone")
	if _, err := Open(root).Before(t.Context(), "side"); err == nil || !strings.Contains(err.Error(), "in common") {
		t.Errorf("without common history: %v", err)
	}
	if _, err := Open(t.TempDir()).Before(t.Context(), "HEAD"); err == nil {
		t.Error("no repository, no error")
	}
}

func TestBeforeOfShallowClone(t *testing.T) {
	root := repository(t, map[string]string{"a": "1"})
	run(t, root, "", "add", ".")
	run(t, root, "", "commit", "-qm", "x")
	run(t, root, "", "checkout", "-qb", "side")
	run(t, root, "", "commit", "-qm", "y", "--allow-empty")
	run(t, root, "", "checkout", "-q", "-")
	run(t, root, "", "commit", "-qm", "z", "--allow-empty")
	clone := filepath.Join(t.TempDir(), "clone")
	run(t, root, "", "clone", "-q", "--depth=1", "--no-single-branch", "file://"+root, clone)
	if got := changes(t, clone, "HEAD", map[string]string{"a": "1", "b": "2"}); got != "b" {
		t.Errorf("since HEAD: %s", got)
	}
	if _, err := Open(clone).Before(t.Context(), "origin/side"); err == nil || !strings.Contains(err.Error(), "--unshallow") {
		t.Errorf("over the limit of a shallow clone: %v", err)
	}
}
