package report

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/source"
)

// Tally is "3 findings (2 errors, 1 note)".
func (c Count) Tally() string {
	if c.Total() == 0 {
		return "no findings"
	}
	var kinds []string
	for _, k := range []struct {
		n    int
		word string
	}{{c.Errors, "error"}, {c.Warnings, "warning"}, {c.Notes, "note"}} {
		if k.n > 0 {
			kinds = append(kinds, Plural(k.n, k.word))
		}
	}
	return fmt.Sprintf("%s (%s)", Plural(c.Total(), "finding"), strings.Join(kinds, ", "))
}

// Summary is the sentence that every report for people ends with: what was
// found, and what was read to find it. "No findings" means nothing without the
// second half.
func (r *Report) Summary() string {
	c := r.Coverage
	parts := []string{
		fmt.Sprintf("%s in %s read", r.Count().Tally(), Plural(c.Files, "file")),
		c.configs(),
		fmt.Sprintf("%d could not be read in full", r.Unread()),
		fmt.Sprintf("%d skipped", c.Skipped),
		c.ignored(),
	}
	if told := c.config(); told != "" {
		parts = append(parts, told)
	}
	if c.Gone > 0 {
		parts = append(parts, fmt.Sprintf("%s of %s gone", Plural(c.Gone, "finding"), source.Visible(c.Baseline)))
	}
	return strings.Join(parts, "; ")
}

// config tells what the configuration keeps from being judged.
func (c Coverage) config() string {
	var does []string
	if c.RulesOff > 0 {
		does = append(does, "turns off "+Plural(c.RulesOff, "rule"))
	}
	if c.Excluded > 0 {
		does = append(does, "leaves out "+Plural(c.Excluded, "file"))
	}
	if len(does) == 0 {
		return ""
	}
	return source.Visible(c.Config) + " " + strings.Join(does, " and ")
}

func (c Coverage) configs() string {
	if len(c.Clients) == 0 {
		return "no agent's config"
	}
	return fmt.Sprintf("%s of %s", Plural(c.Configs, "config"), source.Visible(strings.Join(c.Clients, ", ")))
}

// ignored tells how many findings were left out, and by what.
func (c Coverage) ignored() string {
	var by []string
	if c.ByComment > 0 {
		by = append(by, fmt.Sprintf("%d by comments", c.ByComment))
	}
	if c.ByConfig > 0 {
		by = append(by, fmt.Sprintf("%d by %s", c.ByConfig, source.Visible(c.Config)))
	}
	if c.ByBaseline > 0 {
		by = append(by, fmt.Sprintf("%d by %s", c.ByBaseline, source.Visible(c.Baseline)))
	}
	if c.Unchanged > 0 {
		by = append(by, fmt.Sprintf("%d in files that did not change", c.Unchanged))
	}
	text := fmt.Sprintf("%d ignored", c.Ignored)
	if len(by) > 0 {
		text += " (" + strings.Join(by, ", ") + ")"
	}
	return text
}

// Plural is "1 file" or "2 files".
func Plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// MapSummary is "7 agents hold 11 credentials: 4 literal, ...".
func MapSummary(t keymap.Total) string {
	var who []string
	if t.Agents > 0 || t.Others == 0 {
		who = append(who, Plural(t.Agents, "agent"))
	}
	if t.Others > 0 {
		who = append(who, Plural(t.Others, "other file"))
	}
	verb := "hold"
	if t.Agents+t.Others == 1 {
		verb = "holds"
	}
	line := fmt.Sprintf("%s %s %s", strings.Join(who, " and "), verb, Plural(t.Credentials, "credential"))
	if t.Credentials > 0 {
		line += fmt.Sprintf(": %d literal, %d personal, %d unrestricted, %d without an end, %d shared", t.Literal, t.Personal, t.Unrestricted, t.Endless, t.Shared)
	}
	return line
}
