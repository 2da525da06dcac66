package setup

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
)

// grown is a file with the entry in its list of repositories, or empty.
func grown(text string) string {
	o := Options{Version: "v9.9.9"}
	out, ok := appendItem(source.NewFile(".pre-commit-config.yaml", []byte(text)), "repos", o.entry)
	if !ok {
		return ""
	}
	return out
}

func TestAppendItem(t *testing.T) {
	const entry = "- repo: https://github.com/credlint/credlint\n  rev: v9.9.9\n  hooks:\n    - id: credlint-staged\n"
	indented := "  " + strings.ReplaceAll(strings.TrimSuffix(entry, "\n"), "\n", "\n  ") + "\n"
	for text, want := range map[string]string{
		"repos:\n- repo: a\n  hooks: [{id: b}]\n":                 "repos:\n- repo: a\n  hooks: [{id: b}]\n" + entry,
		"repos:\n  - repo: a\n    hooks:\n      - id: b\n":        "repos:\n  - repo: a\n    hooks:\n      - id: b\n" + indented,
		"repos:\n  -   repo: a\n":                                 "repos:\n  -   repo: a\n" + indented,
		"repos:\n  - repo: a # remark":                            "repos:\n  - repo: a # remark\n" + indented,
		"repos:\r\n- repo: a\r\n":                                 "repos:\r\n- repo: a\r\n" + strings.ReplaceAll(entry, "\n", "\r\n"),
		"repos:\n- repo: a\n  hooks:\n  - id: b\n# end\nci: {}\n": "repos:\n- repo: a\n  hooks:\n  - id: b\n" + entry + "# end\nci: {}\n",
		"repos:\n- repo: a\n  exclude: |\n    x\n    y\nci: {}\n": "repos:\n- repo: a\n  exclude: |\n    x\n    y\n" + entry + "ci: {}\n",
		// Who has it in another form does it by hand.
		"repos: []\n": "", "repos: [{repo: a}]\n": "", "": "", "ci: {}\n": "", "repos: x\n": "", "repos: [\n": "", "- a\n": "", "repos:\n- a\n---\nrepos:\n- b\n": "",
	} {
		if got := grown(text); got != want {
			t.Errorf("%q became\n%q, want\n%q", text, got, want)
		}
	}
}

// grownHooks is a configuration of lefthook with the command, or empty.
func grownHooks(text string) string {
	return lefthook(Step{Path: "lefthook.yml", old: source.NewFile("lefthook.yml", []byte(text))}).content
}

func TestLefthook(t *testing.T) {
	const hook = "pre-commit:\n  commands:\n    credlint:\n      run: credlint --staged\n"
	for text, want := range map[string]string{
		"pre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: x\n": "pre-commit:\n  parallel: true\n  commands:\n    credlint:\n      run: credlint --staged\n    lint:\n      run: x\n",
		"pre-push:\n  commands:\n    test: {run: x}\n":                          "pre-push:\n  commands:\n    test: {run: x}\n\n" + hook,
		"skip_output: [meta]":                  "skip_output: [meta]\n\n" + hook,
		"pre-commit:\n  jobs:\n    - run: x\n": "", "pre-commit: {commands: {lint: {run: x}}}\n": "", "# nothing\n": "", "a: [\n": "",
	} {
		if got := grownHooks(text); got != want {
			t.Errorf("%q became\n%q, want\n%q", text, got, want)
		}
	}
}

// Whatever the file holds, nothing of it is lost, and what is added is there.
func FuzzAdd(f *testing.F) {
	f.Add("repos:\n- repo: a\n  hooks: [{id: b}]\n")
	f.Add("repos:\n  - repo: &a x\n  - *a\n# end")
	f.Add("pre-commit:\r\n  commands:\r\n    lint: {run: x}\r\n")
	f.Add("pre-push: |\n  x\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, got := range []string{grown(text), grownHooks(text)} {
			if got == "" {
				continue
			}
			if again := grown(got); strings.Count(got, "credlint") <= strings.Count(text, "credlint") {
				t.Errorf("%q became %q, then %q", text, got, again)
			}
			added := len(got) - len(text)
			for at := 0; ; at++ {
				if at > len(text) {
					t.Fatalf("%q became %q: not by adding to it", text, got)
				}
				if got[:at] == text[:at] && got[at+added:] == text[at:] {
					break
				}
			}
		}
	})
}
