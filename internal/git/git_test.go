package git

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
)

// run starts the real git, which these tests compare with. It must not see the
// configuration of whoever runs the tests.
func run(t *testing.T, folder, stdin string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = folder
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && stderr.Len() > 0 {
		t.Fatalf("git %v: %v: %s", args, err, stderr.String())
	}
	return string(out)
}

// repository makes a work tree with files, given as path and content.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	root := t.TempDir()
	run(t, root, "", "init", "-q", ".")
	for name, content := range files {
		write(t, filepath.Join(root, filepath.FromSlash(name)), content)
	}
	return root
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestIgnoredAgreesWithGit(t *testing.T) {
	files := map[string]string{
		".gitignore": strings.Join([]string{
			"# a comment", "", "*.log", "!keep.log", "/top.txt", "folder/", "a/**/z", "**/deep/x", "wild/**",
			"!wild/kept", "sp\\ ace", "trailing   ", "\\#hash", "\\!bang", "[a-c].txt", "[!a-c].dat",
			"br{a,b}ce", "foo/*", "!foo/bar", "mid/dle/file", "?.one", "only/", "[unclosed",
		}, "\n"),
		"sub/.gitignore":      "\xef\xbb\xbf!sub.log\r\n/here\r\nnested/\n",
		"sub/more/.gitignore": "*\n!.gitignore\n",
		"folder/.gitignore":   "!inside\n",
	}
	for _, name := range []string{
		"x.log", "keep.log", "sub/x.log", "sub/sub.log", "sub/keep.log", "top.txt", "sub/top.txt", "folder/inside",
		"sub/folder/x", "a/z", "a/b/c/z", "a/b/c/zz", "deep/x", "q/deep/y/deep/x", "wild/kept", "wild/w/w", "sp ace",
		"trailing", "#hash", "!bang", "a.txt", "d.txt", "a.dat", "d.dat", "br{a,b}ce", "brace", "foo/bar", "foo/baz",
		"foo/q/bar", "mid/dle/file", "x/mid/dle/file", "1.one", "11.one", "sub/here", "sub/q/here", "sub/nested/a",
		"sub/more/x", "q/only", "q/q/only/x", "excluded/by/info", "[unclosed", "ümlaut.log",
	} {
		files[name] = "x"
	}
	root := repository(t, files)
	write(t, filepath.Join(root, ".git", "info", "exclude"), "excluded/\n")

	var paths []string
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, _ error) error {
		rel, _ := filepath.Rel(root, name)
		switch {
		case d.Name() == ".git":
			return filepath.SkipDir
		case d.IsDir() && rel != ".":
			paths = append(paths, filepath.ToSlash(rel)+"/")
		case !d.IsDir():
			paths = append(paths, filepath.ToSlash(rel))
		}
		return nil
	})
	ignored := map[string]bool{}
	// git looks itself whether a path is a folder; with a slash it would match "x/*" too.
	asked := strings.ReplaceAll(strings.Join(paths, "\x00"), "/\x00", "\x00")
	for path := range strings.SplitSeq(run(t, root, asked, "check-ignore", "-z", "--stdin"), "\x00") {
		ignored[path] = true
	}
	repo := Open(root)
	for _, path := range paths {
		want := ignored[strings.TrimSuffix(path, "/")]
		if got := repo.Ignored(path); got != want {
			t.Errorf("Ignored(%q) = %v, git says %v", path, got, want)
		}
	}
	if len(ignored) < 20 {
		t.Errorf("git ignores only %d paths: the test proves little", len(ignored))
	}
}

func TestTracked(t *testing.T) {
	for _, version := range []string{"2", "3", "4"} {
		t.Run("index version "+version, func(t *testing.T) {
			root := repository(t, map[string]string{
				".gitignore": "*.log\ndist/\n", "a/b.txt": "x", "forced.log": "x", "dist/forced.js": "x", "new": "x", "dist/new.js": "x",
				"a/bc.txt": "x", "intent": "x",
			})
			run(t, root, "", "add", "-f", ".gitignore", "a/b.txt", "a/bc.txt", "forced.log", "dist/forced.js")
			run(t, root, "", "update-index", "--index-version", version)
			if version != "2" {
				run(t, root, "", "add", "-N", "intent")
			}
			repo := Open(filepath.Join(root, "a"))
			for _, c := range []struct {
				path             string
				tracked, ignored bool
			}{
				{"a/b.txt", true, false},
				{"a/", true, false},
				{"a", false, false},
				{"forced.log", true, false},
				{"other.log", false, true},
				{"dist/", true, false},
				{"dist/forced.js", true, false},
				{"dist/new.js", false, true},
				{"new", false, false},
				{"../outside", false, false},
			} {
				if got := repo.Tracked(c.path); got != c.tracked {
					t.Errorf("Tracked(%q) = %v", c.path, got)
				}
				if got := repo.Ignored(c.path); got != c.ignored {
					t.Errorf("Ignored(%q) = %v", c.path, got)
				}
			}
			if got := repo.Problems(); len(got) > 0 {
				t.Errorf("Problems() = %v", got)
			}
		})
	}
}

// Large repositories let git leave out the index's checksum.
func TestTrackedWithoutChecksum(t *testing.T) {
	root := repository(t, map[string]string{"a": "x"})
	run(t, root, "", "-c", "index.skipHash=true", "add", "a")
	if repo := Open(root); !repo.Tracked("a") || len(repo.Problems()) > 0 {
		t.Errorf("Tracked = %v, Problems = %v", repo.Tracked("a"), repo.Problems())
	}
}

func TestLinkedWorkTree(t *testing.T) {
	root := repository(t, map[string]string{"a": "x", ".gitignore": "*.log\n"})
	write(t, filepath.Join(root, ".git", "info", "exclude"), "secret\n")
	run(t, root, "", "add", ".")
	run(t, root, "", "commit", "-q", "-m", "first")
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, root, "", "worktree", "add", "-q", linked)
	write(t, filepath.Join(linked, "only-here"), "x")
	run(t, linked, "", "add", "only-here")

	repo := Open(linked)
	if repo.Root() != linked {
		t.Fatalf("Root() = %q, want the linked work tree", repo.Root())
	}
	if !repo.Tracked("a") || !repo.Tracked("only-here") || !repo.Ignored("x.log") || !repo.Ignored("secret") {
		t.Error("the linked work tree does not use its own index and the shared exclude file")
	}
	if Open(root).Tracked("only-here") {
		t.Error("the main work tree uses the index of the linked one")
	}
}

func TestBrokenRepository(t *testing.T) {
	for name, index := range map[string]string{"garbage": "not an index", "empty": "", "cut": "DIRC\x00\x00\x00\x02\x00\x00\x00\x09"} {
		root := t.TempDir()
		write(t, filepath.Join(root, ".git", "HEAD"), "ref: refs/heads/main\n")
		write(t, filepath.Join(root, ".git", "index"), index)
		repo := Open(root)
		if repo.Tracked("a") || len(repo.Problems()) != 1 {
			t.Errorf("%s index: Tracked = %v, Problems = %v, want one problem", name, repo.Tracked("a"), repo.Problems())
		}
	}
}

func TestNoRepository(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, ".git"), "gitdir: nowhere\n")
	write(t, filepath.Join(root, ".gitignore"), "a\n")
	write(t, filepath.Join(root, "a"), "x")
	repo := Open(root)
	if repo.Present() || repo.Tracked("a") || repo.Ignored("a") || repo.Exists("a") || repo.Problems() != nil {
		t.Error("there is no repository, but there are answers about it")
	}
}

func TestExists(t *testing.T) {
	root := repository(t, map[string]string{"a/b": "x"})
	repo := Open(root)
	for path, want := range map[string]bool{"a/b": true, "a": false, "c": false, "../" + filepath.Base(root) + "/a/b": false} {
		if got := repo.Exists(path); got != want {
			t.Errorf("Exists(%q) = %v", path, got)
		}
	}
}

func FuzzPattern(f *testing.F) {
	f.Add("**/a[!b-c]/", "x/ad")
	f.Add("!{a,b\\}/**", "{a,b}/c")
	f.Fuzz(func(t *testing.T, line, name string) {
		p, ok := parsePattern(line)
		if ok && p.glob == "" {
			t.Fatal("an accepted line has no pattern")
		}
		if p.folder && p.matches(name, name, false) {
			t.Fatal("a pattern for folders matches a file")
		}
		if !ok || p.literal || !utf8.ValidString(line) || !utf8.ValidString(name) {
			return // doublestar takes all invalid bytes for the same
		}
		if globbed, _ := doublestar.Match(p.glob, name); globbed != p.matches(name, name, true) {
			t.Fatalf("glob %q on %q: the shortcuts change the result to %v", p.glob, name, !globbed)
		}
	})
}
