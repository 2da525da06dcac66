package lint

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/lazy"
)

var idForm = lazy.Pattern(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// pageHeads are the headings that every rule's page has, in this order.
var pageHeads = []string{
	"## What it finds", "## Why it matters", "## Bad", "## Good", "## Fix",
	"## When to ignore it", "## Standards", "## References",
}

// Validate tells what a rule lacks.
func Validate(r *Rule) error {
	switch {
	case !idForm().MatchString(r.ID):
		return fmt.Errorf("rule id %q: want lower-case words with hyphens", r.ID)
	case r.Check == nil && r.Conclude == nil && r.Analyzer == nil && r.Review == nil:
		return fmt.Errorf("rule %s: it has no function", r.ID)
	case r.Analyzer != nil && r.Analyzer.Name != strings.ReplaceAll(r.ID, "-", ""):
		return fmt.Errorf("rule %s: its analyzer is called %q", r.ID, r.Analyzer.Name)
	case r.Since == "":
		return fmt.Errorf("rule %s: no Since", r.ID)
	case !strings.HasPrefix(r.Page, "# "+r.ID+"\n"):
		return fmt.Errorf("rule %s: its page must begin with %q", r.ID, "# "+r.ID)
	}
	rest := r.Page
	for _, head := range pageHeads {
		i := strings.Index(rest, "\n"+head+"\n")
		if i < 0 {
			return fmt.Errorf("rule %s: its page lacks %q, or has it out of order", r.ID, head)
		}
		rest = rest[i+1:]
	}
	return nil
}

// Summary is the first paragraph of the rule's page: one sentence for tables.
func (r *Rule) Summary() string {
	_, rest, _ := strings.Cut(r.Page, "\n")
	para, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	return strings.Join(strings.Fields(para), " ")
}

// URL is the address of the rule's page.
func (r *Rule) URL() string {
	return "https://github.com/credlint/credlint/tree/main/rules/" + strings.ReplaceAll(r.ID, "-", "") + "#readme"
}

// Section is the text below one heading of the page, without the heading.
func (r *Rule) Section(head string) string {
	_, rest, found := strings.Cut(r.Page, "\n## "+head+"\n")
	if !found {
		return ""
	}
	if i := strings.Index(rest, "\n## "); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}
