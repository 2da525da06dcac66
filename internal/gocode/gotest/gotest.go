// Package gotest runs an analyzer's cases. They are analysistest's: packages in
// testdata/src with "// want" comments, and .golden files for fixes. What they
// import of SDKs are the stubs, so that a case that passes also proves that the
// stubs compile and say enough.
package gotest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/credlint/credlint/internal/gocode/stub"
)

// Run runs the analyzer on every package in testdata/src.
func Run(t *testing.T, a *analysis.Analyzer) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir("testdata/src")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no cases in testdata/src: %v", err)
	}
	var packages []string
	for _, e := range entries {
		packages = append(packages, e.Name())
	}
	for _, path := range stub.Paths() {
		if !slices.Contains(stub.Library(), path) {
			write(t, filepath.Join(dir, "src", filepath.FromSlash(path)), path)
		}
	}
	analysistest.RunWithSuggestedFixes(t, dir, a, packages...)
}

func write(t *testing.T, dir, path string) {
	t.Helper()
	text, _ := stub.Source(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "stub.go"), text, 0o644); err != nil {
		t.Fatal(err)
	}
}
