package fix_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// change is a file on disk that was "old" when it was read and shall be "new".
func change(t *testing.T) (*fix.Result, string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "x")
	put(t, name, "old")
	before := source.NewFile("x", []byte("old"))
	before.Name = name
	return &fix.Result{Before: &grant.Document{File: before}, After: &grant.Document{File: source.NewFile("x", []byte("new"))}}, name
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestWriteKeepsTheMode(t *testing.T) {
	r, name := change(t)
	if err := os.Chmod(name, 0o604); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o604 && runtime.GOOS != "windows" || get(t, name) != "new" {
		t.Errorf("mode %v, content %q", got, get(t, name))
	}
	if entries, _ := os.ReadDir(filepath.Dir(name)); len(entries) != 1 {
		t.Errorf("%d files are left, want 1", len(entries))
	}
}

func TestWriteRefuses(t *testing.T) {
	for want, spoil := range map[string]func(t *testing.T, name string){
		"has changed since it was read": func(t *testing.T, name string) { put(t, name, "newer") },
		"no such file":                  func(_ *testing.T, name string) { _ = os.Remove(name) },
		"is read-only": func(t *testing.T, name string) {
			if err := os.Chmod(name, 0o400); err != nil {
				t.Fatal(err)
			}
		},
		"has become a symbolic link": func(t *testing.T, name string) {
			other := filepath.Join(t.TempDir(), "other")
			put(t, other, "old")
			_ = os.Remove(name)
			if err := os.Symlink(other, name); err != nil {
				t.Skip(err)
			}
		},
		"is not a regular file": func(t *testing.T, name string) {
			_ = os.Remove(name)
			if err := os.Mkdir(name, 0o755); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(want, func(t *testing.T) {
			r, name := change(t)
			spoil(t, name)
			if err := r.Write(); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("says %v, want %q", err, want)
			}
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && get(t, name) == "new" {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAddLines(t *testing.T) {
	for before, want := range map[string]string{
		"":               "/.env\n",
		"a":              "a\n/.env\n",
		"a\r\n":          "a\r\n/.env\r\n",
		"a\n/.env\nb\n":  "a\n/.env\nb\n",
		"a\n /.env \nb":  "a\n /.env \nb",
		"# no newline\n": "# no newline\n/.env\n",
	} {
		dir, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, ".gitignore")
		if before != "" {
			put(t, name, before)
		}
		l, err := fix.AddLines(dir, []lint.Line{{Path: ".gitignore", Text: "/.env"}, {Path: ".gitignore", Text: "/.env"}})
		if err != nil {
			t.Fatal(err)
		}
		if l.Changed() != (before != want) {
			t.Errorf("%q: changed is %t", before, l.Changed())
		}
		if !l.Changed() {
			continue
		}
		if err := l.Write(); err != nil {
			t.Fatal(err)
		}
		if got := get(t, name); got != want {
			t.Errorf("%q becomes %q, want %q", before, got, want)
		}
	}
}
