package ruletest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/lint"
)

// Uses runs all rules over the cases of a folder, which show how something is
// used: files below "right" give no finding, each file below "wrong" gives one.
// What is found stands in want.
func Uses(t *testing.T, all []*lint.Rule, folder string) {
	t.Helper()
	archives, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("no cases in %s: %v", folder, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			runArchive(t, all[0], all[1:], name, func(lint.Finding) bool { return true })
			rightAndWrong(t, name)
		})
	}
}

// rightAndWrong checks that want says of the files what their folders promise.
func rightAndWrong(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c := caseOf(archive)
	lines := strings.Split(c.want, "\n")
	for _, f := range c.files {
		found := slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, f.Name+":") })
		switch folder, _, _ := strings.Cut(f.Name, "/"); folder {
		case "right", "wrong":
			if found != (folder == "wrong") {
				t.Errorf("%s: findings: %t", f.Name, found)
			}
		default:
			t.Errorf("%s stands neither below right nor below wrong", f.Name)
		}
	}
}
