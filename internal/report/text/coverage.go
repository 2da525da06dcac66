package text

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// coverage prints the last line: what was found, and what was read to find it.
// "No findings" means nothing without the second half.
func (p *printer) coverage(r *report.Report) {
	c := r.Coverage
	parts := []string{
		fmt.Sprintf("%s in %s read", tally(r.Count()), plural(c.Files, "file")),
		clients(c),
		fmt.Sprintf("%d could not be read in full", r.Unread()),
		fmt.Sprintf("%d skipped", c.Skipped),
		fmt.Sprintf("%d ignored", c.Ignored),
	}
	p.printf("%s\n", strings.Join(parts, "; "))
}

// tally is "3 findings (2 errors, 1 note)".
func tally(c report.Count) string {
	if c.Total() == 0 {
		return "no findings"
	}
	var kinds []string
	for _, k := range []struct {
		n    int
		word string
	}{{c.Errors, "error"}, {c.Warnings, "warning"}, {c.Notes, "note"}} {
		if k.n > 0 {
			kinds = append(kinds, plural(k.n, k.word))
		}
	}
	return fmt.Sprintf("%s (%s)", plural(c.Total(), "finding"), strings.Join(kinds, ", "))
}

func clients(c report.Coverage) string {
	if len(c.Clients) == 0 {
		return "no agent's config"
	}
	return fmt.Sprintf("%s of %s", plural(c.Configs, "config"), source.Visible(strings.Join(c.Clients, ", ")))
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
