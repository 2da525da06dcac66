package github_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report/github"
	"github.com/credlint/credlint/internal/report/sample"
)

// command is a line that GitHub obeys. Colons and commas of a property are
// escaped, so that nothing in one ends it.
var command = regexp.MustCompile(`^::(error|warning|notice) file=[^,:]*(,[a-zA-Z]+=[^,:]*)*,title=[^,:]*::`)

func TestSample(t *testing.T) {
	out := sample.Golden(t, "sample.txt", sample.Report(), github.Write)
	sample.HoldsNoSecret(t, bytes.ReplaceAll(out, []byte("\n::"), []byte("\n")))
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if got, want := len(lines), len(sample.Report().Findings)+len(sample.Report().Problems)+1; got != want {
		t.Errorf("%d lines, want %d: one for each finding and problem, and the summary", got, want)
	}
	for _, line := range lines[:len(lines)-1] {
		if !command.MatchString(line) {
			t.Errorf("this is no command: %s", line)
		}
	}
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.txt", sample.Empty(), github.Write)
}
