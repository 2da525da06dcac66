package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A new rule is on the list at once, and its folder has what every rule has.
func TestCreate(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"rules", "docs"} {
		if err := os.Mkdir(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := create(root, "open-window")
	if err != nil {
		t.Fatal(err)
	}
	if folder != "rules/openwindow" {
		t.Errorf("the folder is %s", folder)
	}
	for name, want := range map[string]string{
		"rules/openwindow/openwindow.go":          `ID:       "open-window",`,
		"rules/openwindow/openwindow_test.go":     "ruletest.Run(t, Rule)",
		"rules/openwindow/README.md":              "# open-window\n",
		"rules/openwindow/testdata/example.txtar": "[open-window]",
		"rules/rules.go":                          "openwindow.Rule,",
		"docs/rules.md":                           "[open-window](../rules/openwindow/README.md)",
	} {
		if got, err := os.ReadFile(filepath.Join(root, name)); err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s lacks %q (%v)", name, want, err)
		}
	}
	if _, err := create(root, "open-window"); err == nil {
		t.Error("a folder that is there was written over")
	}
}

// Names that cannot be an id are refused before anything is written.
func TestCreateRefuses(t *testing.T) {
	for _, name := range []string{"", "OpenWindow", "open_window", "-open", "../open"} {
		if _, err := create(t.TempDir(), name); err == nil {
			t.Errorf("%q was taken for a rule's id", name)
		}
	}
}
