package rules_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/rules"
)

var checklistRow = regexp.MustCompile("(?m)^\\| \\[([a-z0-9-]+)\\]\\(\\.\\./rules/[a-z0-9]+/README\\.md\\) \\| (`[^`]*`<pre>.+?</pre>) \\| (`[^`]*`<pre>.+?</pre>) \\| (\\S.*) \\|$")

// besides is the section of the rules that belong to no item.
const besides = 9

// Every rule stands below each item that it claims and below no other, with
// examples and standards; every item has a rule; every row is a rule.
func TestChecklist(t *testing.T) {
	text, err := os.ReadFile("../docs/checklist.md")
	if err != nil {
		t.Fatal(err)
	}
	below := map[string][]int{}
	sections := strings.Split(string(text), "\n## ")[1:]
	if len(sections) != besides {
		t.Fatalf("%d sections, want 9", len(sections))
	}
	for i, section := range sections {
		rows := checklistRow.FindAllStringSubmatch(section, -1)
		if n := strings.Count(section, "\n| ["); n != len(rows) || n == 0 {
			t.Errorf("item %d: %d rows, of which %d are whole", i+1, n, len(rows))
		}
		for _, row := range rows {
			below[row[1]] = append(below[row[1]], i+1)
		}
	}
	for _, rule := range rules.All {
		want := slices.Sorted(slices.Values(rule.Standards.Checklist))
		if len(want) == 0 {
			want = []int{besides}
		}
		if !slices.Equal(below[rule.ID], want) {
			t.Errorf("%s stands below the items %v, want %v", rule.ID, below[rule.ID], want)
		}
		delete(below, rule.ID)
	}
	for id := range below {
		t.Errorf("the row %s is no rule", id)
	}
}
