package ruletest

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/lint"
)

// runPage tests the examples of a rule's page.
func runPage(t *testing.T, rule *lint.Rule, beside []*lint.Rule) {
	if err := lint.Validate(rule); err != nil {
		t.Fatal(err)
	}
	for _, c := range pageCases(t, rule, "Bad") {
		findings, _ := c.lint(t, rule, beside)
		if rule.Check == nil && len(findings) == 0 {
			t.Errorf("the example %s under Bad gives no finding", c.files[0].Name)
		}
		for _, f := range c.files {
			// What is concluded from several files is found in one of them.
			if rule.Check != nil && !setting(f.Name) && !slices.ContainsFunc(findings, func(g lint.Finding) bool { return g.At.File.Path == f.Name }) {
				t.Errorf("the example %s under Bad gives no finding", f.Name)
			}
		}
		c.run(t, rule, beside)
	}
	checkFixes(t, rule)
	for _, c := range pageCases(t, rule, "Good") {
		if got := c.run(t, rule, beside); got != "" {
			t.Errorf("an example under Good gives\n%s", got)
		}
	}
}

const gitignore = ".gitignore"

// setting reports whether a file of an example says how the others are judged.
func setting(name string) bool { return name == gitignore || name == config.Name }

// pageCases are the trees of files below one heading. They are repositories, in
// which git ignores the paths that a block for .gitignore lists.
func pageCases(t *testing.T, rule *lint.Rule, head string) []*testcase {
	var cases []*testcase
	var tree txtar.Archive
	add := func() {
		if len(tree.Files) > 0 {
			cases = append(cases, pageCase(tree))
			tree = txtar.Archive{}
		}
	}
	for _, b := range blocks(rule.Section(head)) {
		if slices.ContainsFunc(tree.Files, func(f txtar.File) bool { return f.Name == b.Name }) {
			add()
		}
		tree.Files = append(tree.Files, b)
	}
	add()
	if len(cases) == 0 {
		t.Errorf("no example under %s", head)
	}
	return cases
}

func pageCase(tree txtar.Archive) *testcase {
	c := caseOf(&tree)
	c.repo.present = true
	for _, f := range tree.Files {
		if f.Name == gitignore {
			c.repo.ignored = strings.Fields(string(f.Data))
		}
	}
	return c
}

// blocks are the fenced blocks of a Markdown text whose info string names a
// file. A fence ends with as many marks as it begins with.
func blocks(text string) []txtar.File {
	var files []txtar.File
	fence := ""
	var file txtar.File
	for line := range strings.Lines(text) {
		trimmed := strings.TrimRight(line, "\r\n")
		switch {
		case fence == "" && strings.HasPrefix(line, "```"):
			info := strings.TrimLeft(trimmed, "`")
			fence = trimmed[:len(trimmed)-len(info)]
			_, name, _ := strings.Cut(info, " ")
			file = txtar.File{Name: name}
		case fence != "" && trimmed == fence:
			if file.Name != "" {
				files = append(files, file)
			}
			fence = ""
		case fence != "":
			file.Data = append(file.Data, line...)
		}
	}
	return files
}
