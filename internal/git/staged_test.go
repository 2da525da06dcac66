package git

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// staged is what git says that is staged, and what Staged says, with contents.
func staged(t *testing.T, root string) (want, got string) {
	t.Helper()
	names := run(t, root, "", "diff", "--cached", "--name-only", "--no-renames", "--diff-filter=AM", "-z")
	var wants, gots strings.Builder
	for name := range strings.SplitSeq(strings.TrimSuffix(names, "\x00"), "\x00") {
		if name != "" {
			wants.WriteString(name + "=" + run(t, root, "", "show", ":"+name) + "\n")
		}
	}
	files, problems, err := Open(root).Staged()
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, f := range files {
		content, err := f.Read(1 << 20)
		if err != nil {
			t.Fatal(err)
		}
		gots.WriteString(f.Path + "=" + string(content) + "\n")
	}
	return wants.String(), gots.String()
}

func TestStagedAgreesWithGit(t *testing.T) {
	root := repository(t, map[string]string{
		"a.txt": "1", "a/b.txt": "1", "a/c/d.txt": "1", "a-b.txt": "1", "gone.txt": "1", "same/x": "1", "same/y": "1", "a/old/z": "1",
	})
	check := func(step string) {
		t.Helper()
		if want, got := staged(t, root); got != want {
			t.Errorf("%s:\n got %q\nwant %q", step, got, want)
		}
	}
	check("nothing staged, no commit")
	run(t, root, "", "add", ".")
	check("before the first commit")
	run(t, root, "", "commit", "-qm", "x")
	check("after it")
	write(t, filepath.Join(root, "a/c/d.txt"), "2")
	check("changed, not staged")
	run(t, root, "", "add", ".")
	write(t, filepath.Join(root, "a/c/d.txt"), "3") // partial: the work tree has more
	write(t, filepath.Join(root, "a/new/deep/e.txt"), "1")
	write(t, filepath.Join(root, "unstaged.txt"), "1")
	run(t, root, "", "add", "a/new")
	run(t, root, "", "rm", "-q", "gone.txt")
	run(t, root, "", "mv", "a.txt", "moved.txt")
	run(t, root, "", "add", "-N", "unstaged.txt")
	check("changed, new, moved, removed, intended")
	run(t, root, "", "commit", "-qm", "y")
	run(t, root, "", "gc", "-q")
	run(t, root, "", "add", "a/c/d.txt")
	check("from a pack")
	_ = os.Remove(filepath.Join(root, "a/c/d.txt"))
	check("deleted in the work tree")
}

func TestStagedConflict(t *testing.T) {
	root := repository(t, map[string]string{"a": "1\n"})
	run(t, root, "", "add", ".")
	run(t, root, "", "commit", "-qm", "x")
	run(t, root, "", "checkout", "-qb", "other")
	write(t, filepath.Join(root, "a"), "2\n")
	run(t, root, "", "commit", "-qam", "y")
	run(t, root, "", "checkout", "-q", "-")
	write(t, filepath.Join(root, "a"), "3\n")
	run(t, root, "", "commit", "-qam", "z")
	run(t, root, "", "merge", "-q", "other")
	files, problems, err := Open(root).Staged()
	if err != nil || len(files) != 0 || len(problems) != 1 || problems[0].Path != "a" {
		t.Errorf("%v, %v, %v", files, problems, err)
	}
}

// Nothing that the repository's configuration says is run or read.
func TestStagedOfHostileRepository(t *testing.T) {
	root := repository(t, map[string]string{"a": "1", ".gitattributes": "* filter=evil\n"})
	run(t, root, "", "add", ".")
	trap := filepath.Join(t.TempDir(), "ran")
	write(t, filepath.Join(root, ".git/config"), "[core]\n\tfsmonitor = touch "+trap+"\n\thooksPath = evil\n[filter \"evil\"]\n\tsmudge = touch "+trap+"\n\tclean = touch "+trap+"\n")
	files, _, err := Open(root).Staged()
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		if _, err := f.Read(10 << 20); err != nil {
			t.Error(err)
		}
		if _, err := f.Read(0); err == nil {
			t.Error("the limit does not hold")
		}
	}
	if _, err := os.Stat(trap); err == nil {
		t.Error("a program was run")
	}
	write(t, filepath.Join(root, ".git/index"), "DIRC broken")
	if _, _, err := Open(root).Staged(); err == nil {
		t.Error("a broken index is no error")
	}
}

func TestStagedOutsideARepository(t *testing.T) {
	if _, _, err := Open(t.TempDir()).Staged(); err == nil {
		t.Error("want an error")
	}
}

// While git commits, another file may be the index: it is what counts then,
// and never an empty stand-in.
func TestStagedInAnotherIndex(t *testing.T) {
	root := repository(t, map[string]string{"a": "1", "b": "1"})
	run(t, root, "", "add", "a")
	run(t, root, "", "commit", "-qm", "x")
	write(t, filepath.Join(root, "a"), "2")
	run(t, root, "", "add", "a")
	if err := os.Rename(filepath.Join(root, ".git/index"), filepath.Join(root, ".git/next-index-1.lock")); err != nil {
		t.Fatal(err)
	}
	run(t, root, "", "read-tree", "HEAD")
	run(t, root, "", "add", "b")
	for index, want := range map[string]string{"": "b", ".git/next-index-1.lock": "a", filepath.Join(root, ".git/index"): "b"} {
		repo := Open(root).WithIndex(index)
		files, problems, err := repo.Staged()
		if err != nil || len(problems) > 0 || len(files) != 1 || files[0].Path != want {
			t.Errorf("%q: %v, %v, %v", index, files, problems, err)
		}
		if got := repo.Tracked("b"); got != (want == "b") {
			t.Errorf("%q: b is tracked: %t", index, got)
		}
	}
	if files, _, err := Open(root).WithIndex("nowhere").Staged(); err == nil {
		t.Errorf("an index that is not there gives %v", files)
	}
	if Open(t.TempDir()).WithIndex("x").Present() {
		t.Error("an index makes no repository")
	}
}

// What the index has of a path is told apart from what the work tree has.
func TestIndexed(t *testing.T) {
	root := repository(t, map[string]string{"a": "1", "deep/b": "2", "announced": "3", "untracked": "4"})
	run(t, root, "", "add", "a", "deep")
	run(t, root, "", "add", "-N", "announced")
	write(t, filepath.Join(root, "a"), "changed")
	if err := os.Symlink("a", filepath.Join(root, "link")); err == nil {
		run(t, root, "", "add", "link")
	}
	repo := Open(root)
	for path, want := range map[string]string{"a": "1", "deep/b": "2"} {
		if got, err := repo.Indexed(path, 10); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for _, path := range []string{"announced", "untracked", "deep", "nowhere", "../a", ""} {
		if got, err := repo.Indexed(path, 10); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if got, err := repo.Indexed("a", 0); err == nil {
		t.Errorf("the limit does not hold: %q", got)
	}
	if got, err := repo.Indexed("link", 10); err == nil {
		t.Errorf("a link is read as %q", got)
	}
	if _, err := Open(t.TempDir()).Indexed("a", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("outside of a repository: %v", err)
	}
	write(t, filepath.Join(root, ".git/index"), "DIRC broken")
	if got, err := Open(root).Indexed("a", 10); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a broken index: %q, %v", got, err)
	}
}
