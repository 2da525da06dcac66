//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every promise of the threat model names tests, and these exist.
func TestPromisesAreHeld(t *testing.T) {
	page, err := os.ReadFile("../../docs/threat-model.md")
	must(t, err)
	_, promised, _ := strings.Cut(string(page), "| promise | held by |\n")
	promised, _, _ = strings.Cut(promised, "\n\n")
	rows := strings.Split(promised, "\n")[1:] // behind the line of dashes
	if len(rows) < 10 {
		t.Fatalf("only %d promises", len(rows))
	}
	place := regexp.MustCompile("((?:`(?:Test|Fuzz)\\w+`(?:, )?)+) in `([\\w/]+)`")
	name := regexp.MustCompile("`(\\w+)`")
	for _, row := range rows {
		named := 0
		for _, at := range place.FindAllStringSubmatch(row, -1) {
			for _, test := range name.FindAllStringSubmatch(at[1], -1) {
				named++
				if !declared(t, filepath.Join("../..", at[2]), test[1]) {
					t.Errorf("%s has no %s", at[2], test[1])
				}
			}
		}
		if all := len(regexp.MustCompile("`(Test|Fuzz)\\w+`").FindAllString(row, -1)); named == 0 || named != all {
			t.Errorf("names %d tests, of which %d have a place: %s", all, named, row)
		}
	}
}

// declared reports whether a test of a folder has this name.
func declared(t *testing.T, folder, test string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	must(t, err)
	for _, file := range files {
		content, err := os.ReadFile(file)
		must(t, err)
		if strings.Contains(string(content), "func "+test+"(") {
			return true
		}
	}
	return false
}
