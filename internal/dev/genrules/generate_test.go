package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/gitleaks/module"
)

// What is committed is what the data and the module give.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not current: run go generate ./internal/credential/formats", name)
		}
	}
}

func TestGenerateIsDeterministic(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	one, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	two, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

// The names that the data uses exist.
func TestDataRefersToWhatExists(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, dataFile))
	if err != nil {
		t.Fatal(err)
	}
	d, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := module.Config()
	if err != nil {
		t.Fatal(err)
	}
	rules := slices.Clone(d.PublicRules)
	for _, f := range d.Formats {
		rules = append(rules, f.Gitleaks...)
		for fact, sources := range f.Sources {
			for _, s := range sources {
				if _, ok := d.References[s]; !ok {
					t.Errorf("%s: %s has the source %q, which is not in the table", f.ID, fact, s)
				}
			}
		}
		if f.Find != "" && !f.Scan {
			t.Errorf("%s: find without scan", f.ID)
		}
	}
	for _, id := range rules {
		if _, ok := cfg.Rules[id]; !ok {
			t.Errorf("gitleaks has no rule %q", id)
		}
	}
	if len(d.Formats) != len(formats.All()) {
		t.Errorf("%d formats in the data, %d in the table", len(d.Formats), len(formats.All()))
	}
}

func TestParseRefusesUnknownKeys(t *testing.T) {
	if _, err := parse([]byte("version: 1\nformats:\n- id: x\n  ownr: person\n")); err == nil {
		t.Error("a misspelt key was accepted")
	}
}
