// Package ruletest is the one harness for rules. What a rule's test says is
// data beside the rule, and is read by people as well:
//
//   - README.md: each code block under "Bad" must give a finding of the rule (each
//     tree, where the rule concludes from several files), no block under "Good"
//     may. The info string of a block names the file, as
//     in "json .mcp.json". The blocks of a heading are one tree of files; a
//     path that comes again begins the next tree.
//     What the fixes of the examples under "Bad" leave gives no finding, and the
//     section "Fix" speaks of credlint fix where there are any.
//   - testdata/*.txtar: a comment that says what the case is about, the files,
//     and "want" with the findings as they are reported. The optional file
//     "git" makes the tree a repository and lists its paths, one a line, behind
//     the word tracked or ignored. A file .credlint.yml is the configuration.
//
// A middle dot in a file is taken out before it is linted: it breaks made-up keys
// that other scanners would stop at.
//
// Every case is linted at noon of 1 July 2026, so that dates can be written down.
//
// go test ./rules/... -update writes what is found into want.
package ruletest

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/gocheck"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

var update = flag.Bool("update", false, "write what is found into the want files")

// now is the day on which every case is linted.
var now = time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC)

// Run tests a rule by its page and by the cases in testdata. beside are rules
// that run too, for one that reviews what becomes of others; what they find is
// not shown.
func Run(t *testing.T, rule *lint.Rule, beside ...*lint.Rule) {
	t.Helper()
	t.Run("page", func(t *testing.T) { runPage(t, rule, beside) })
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runArchive(t, rule, beside, name, of(rule)) })
	}
}

// of keeps what one rule finds.
func of(rule *lint.Rule) func(lint.Finding) bool {
	return func(f lint.Finding) bool { return f.Rule == rule }
}

// runArchive tests one txtar file. shown are the findings that count.
func runArchive(t *testing.T, rule *lint.Rule, beside []*lint.Rule, name string, shown func(lint.Finding) bool) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c := caseOf(archive)
	if c.about == "" {
		t.Error("no comment says what the case is about")
	}
	got := c.show(t, rule, beside, shown)
	if *update {
		if err := os.WriteFile(name, txtar.Format(withWant(archive, got)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != c.want {
		t.Errorf("%s\n got:\n%s\nwant:\n%s", c.about, got, c.want)
	}
	if got := c.onWindows().show(t, rule, beside, shown); got != c.want {
		t.Errorf("%s, with line ends of Windows\n got:\n%s\nwant:\n%s", c.about, got, c.want)
	}
}

// run lints the files of a case by one rule and returns the findings as text.
func (c *testcase) run(t *testing.T, rule *lint.Rule, beside []*lint.Rule) string {
	t.Helper()
	return c.show(t, rule, beside, of(rule))
}

// show lints the files of a case and returns the findings that are shown as text.
func (c *testcase) show(t *testing.T, rule *lint.Rule, beside []*lint.Rule, shown func(lint.Finding) bool) string {
	t.Helper()
	o := c.options(t, rule, lint.Remedy{})
	o.Rules = append(o.Rules, beside...)
	findings, docs := c.judge(t, o)
	findings = slices.DeleteFunc(findings, func(f lint.Finding) bool { return !shown(f) })
	text := render(findings)
	for _, secret := range secrets(docs) {
		if strings.Contains(text+said(findings), secret) {
			t.Fatal("a report of this case would hold the text of a secret")
		}
	}
	return text
}

// lint runs one rule over the files of a case.
func (c *testcase) lint(t *testing.T, rule *lint.Rule, beside []*lint.Rule) ([]lint.Finding, []*grant.Document) {
	t.Helper()
	o := c.options(t, rule, lint.Remedy{})
	o.Rules = append(o.Rules, beside...)
	findings, docs := c.judge(t, o)
	others := func(f lint.Finding) bool { return f.Rule != rule }
	return slices.DeleteFunc(findings, others), docs
}

// options are what a case is linted with.
func (c *testcase) options(t *testing.T, rule *lint.Rule, by lint.Remedy) scan.Options {
	t.Helper()
	cfg := c.config(t, rule)
	return scan.Options{
		Others: c.read, Rules: []*lint.Rule{rule}, Policy: cfg.Policy(lint.Policy{Now: now, Remedy: by}), Config: cfg, Words: cfg.Words(),
		Packages: gocheck.New(), Repo: c.repo, Detector: detector(),
	}
}

// read is the content of one of the files of a case.
func (c *testcase) read(path string) []byte {
	for _, f := range c.files {
		if f.Name == path {
			return f.Data
		}
	}
	return nil
}

// config is what the case's own .credlint.yml says, nil where there is none.
func (c *testcase) config(t *testing.T, rule *lint.Rule) *config.Config {
	t.Helper()
	for _, f := range c.files {
		if f.Name == config.Name {
			cfg, err := config.Parse(source.NewFile(f.Name, f.Data), []string{rule.ID})
			if err != nil {
				t.Fatal(err)
			}
			return cfg
		}
	}
	return nil
}

func (c *testcase) judge(t *testing.T, o scan.Options) ([]lint.Finding, []*grant.Document) {
	t.Helper()
	var docs []*grant.Document
	for _, f := range c.files {
		doc := scan.DocumentAmong(c.read, source.NewFile(f.Name, f.Data), o.Detector)
		if doc.Tree != nil {
			for _, problem := range doc.Tree.Problems {
				t.Logf("cannot be read as it should: %v", problem)
			}
		}
		docs = append(docs, doc)
	}
	findings, err := scan.Check(docs, o)
	if err != nil {
		t.Fatal(err)
	}
	return findings, docs
}
