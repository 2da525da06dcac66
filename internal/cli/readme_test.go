package cli

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the run into README.md")

// The run in README.md is a true one: the first finding of three rules, and the
// last line. What git says of the example has a part in it.
func TestReadmeShowsARun(t *testing.T) {
	t.Chdir("../..")
	if _, err := os.Stat(".git"); err != nil {
		t.Skip("no repository")
	}
	var out, problems bytes.Buffer
	Main([]string{"testdata/example"}, strings.NewReader(""), &out, &problems, func(string) string { return "" })
	if problems.Len() > 0 {
		t.Fatal(problems.String())
	}
	want := "\n```console\n$ credlint testdata/example\n" +
		shorten(out.String(), "reference-not-expanded", "shared-key", "key-in-instructions") + "```\n"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(readme), "<!-- run -->")
	got, after, found := strings.Cut(rest, "<!-- /run -->")
	switch {
	case !found:
		t.Error("README.md lacks the marks of the run")
	case got != want && *update:
		if err := os.WriteFile("README.md", []byte(before+"<!-- run -->"+want+"<!-- /run -->"+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case got != want:
		t.Errorf("the run in README.md is out of date: go test ./internal/cli -run Readme -update\n got: %s\nwant: %s", got, want)
	}
}

// shorten keeps the first finding of each rule and the last line of a report.
func shorten(text string, rules ...string) string {
	blocks := strings.Split(text, "\n\n")
	var kept []string
	for _, b := range blocks {
		for i, rule := range rules {
			if strings.Contains(strings.SplitN(b, "\n", 2)[0], "["+rule+"]") {
				kept = append(kept, b)
				rules = append(rules[:i:i], rules[i+1:]...)
				break
			}
		}
	}
	return strings.Join(append(kept, "...", blocks[len(blocks)-1]), "\n\n")
}
