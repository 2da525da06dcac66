package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Each case is a tree of files and a command line: the comment says what it is
// about, and its last line is the flags of fix. "becomes/PATH" is what a file
// becomes, "says" what is said.
func TestFixCases(t *testing.T) {
	names, err := filepath.Glob("../../testdata/fixes/cases/*.txtar")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d cases: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { fixCase(t, name) })
	}
}

func fixCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	about := strings.Split(strings.TrimSpace(string(archive.Comment)), "\n")
	dir := t.TempDir()
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if f.Name != "says" && !strings.HasPrefix(f.Name, "becomes/") {
			write(t, dir, f.Name, f.Data)
			got.Files = append(got.Files, f)
		}
	}
	before := contents(t, dir)
	flags := strings.Fields(strings.TrimPrefix(about[len(about)-1], "fix"))
	_, out, errs := credlint(t, slices.Concat([]string{"fix"}, flags, []string{dir})...)
	after := contents(t, dir)
	for _, file := range glob(dir) {
		if after[file] != before[file] {
			rel, _ := filepath.Rel(dir, file)
			got.Files = append(got.Files, txtar.File{Name: "becomes/" + filepath.ToSlash(rel), Data: []byte(after[file])})
		}
	}
	got.Files = append(got.Files, txtar.File{Name: "says", Data: []byte(out + errs)})
	if *update {
		if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, want := string(txtar.Format(got)), string(txtar.Format(archive)); got != want {
		t.Errorf("go test ./internal/cli -run FixCases -update rewrites it\n got:\n%s\nwant:\n%s", got, want)
	}
}
