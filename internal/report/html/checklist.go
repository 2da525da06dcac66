package html

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/standard"
)

// item is a sentence of the checklist with what the run says of it.
type item struct {
	Number   int
	Sentence string
	// State is error, warning or note for the worst finding, clean where rules
	// looked and found nothing, and unjudged where no rule looked.
	State string
	// Says is the state in words.
	Says  string
	Rules []string
}

func checklist(r *report.Report) []item {
	items := make([]item, len(standard.Checklist))
	for i, sentence := range standard.Checklist {
		items[i] = newItem(r, i+1, sentence)
	}
	return items
}

func newItem(r *report.Report, number int, sentence string) item {
	out := item{Number: number, Sentence: strings.ReplaceAll(sentence, "`", ""), State: "unjudged", Says: "no rule of this run looks at it"}
	for _, rule := range r.Rules {
		if slices.Contains(rule.Standards.Checklist, number) {
			out.Rules = append(out.Rules, rule.ID)
		}
	}
	var found []lint.Finding
	for _, f := range r.Findings {
		if slices.Contains(f.Rule.Standards.Checklist, number) {
			found = append(found, f)
		}
	}
	count := (&report.Report{Findings: found}).Count()
	switch {
	case count.Total() > 0:
		out.State, out.Says = worst(count).String(), count.Tally()
	case len(out.Rules) > 0:
		out.State, out.Says = "clean", "nothing found by "+report.Plural(len(out.Rules), "rule")
	}
	return out
}

func worst(c report.Count) lint.Severity {
	switch {
	case c.Errors > 0:
		return lint.Error
	case c.Warnings > 0:
		return lint.Warning
	}
	return lint.Note
}
