package ruletest

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
	"github.com/credlint/credlint/internal/scan"
)

// fixCommand stands in the section Fix of every page whose examples credlint
// can fix, and of no other.
const fixCommand = "`credlint fix"

// checkFixes applies every fix of the examples under Bad, whichever way of
// handing credentials over the user may choose. What has been fixed is silent.
func checkFixes(t *testing.T, rule *lint.Rule) {
	fixed := 0
	for _, c := range pageCases(t, rule, "Bad") {
		for _, with := range remedy.Words() {
			fixed += c.mend(t, rule, lint.Remedy{With: with, At: "place"})
		}
	}
	says := strings.Contains(rule.Section("Fix"), fixCommand)
	switch {
	case fixed > 0 && !says:
		t.Errorf("the page does not say under Fix what %s does`", fixCommand)
	case fixed == 0 && says:
		t.Errorf("the page speaks of %s`, which fixes none of its examples", fixCommand)
	}
}

// mend fixes the files of a case and returns the number of findings that were
// fixed, or that lines in other files would fix.
func (c *testcase) mend(t *testing.T, rule *lint.Rule, by lint.Remedy) int {
	t.Helper()
	options := c.options(t, rule, by)
	fixed := 0
	findings, docs := c.judge(t, options)
	for _, doc := range docs {
		var mine []lint.Finding
		for _, f := range findings {
			if f.At.File == doc.File {
				mine = append(mine, f)
				for _, x := range f.Fixes {
					fixed += len(x.Lines)
				}
			}
		}
		r := fix.File(fix.Judged{Doc: doc, Findings: mine}, fix.Options{Unsafe: true, Judge: func(doc *grant.Document, content []byte) fix.Judged {
			next, found, problems := scan.Again(doc, content, options)
			return fix.Judged{Doc: next, Findings: found, Problems: problems}
		}})
		fixed += len(r.Applied)
		for _, l := range r.Left {
			if strings.HasPrefix(l.Reason, "tried to") {
				t.Errorf("--with %s: %s: %s: %s", by.With, doc.File.Path, l.Finding.Message, l.Reason)
			}
		}
	}
	return fixed
}
