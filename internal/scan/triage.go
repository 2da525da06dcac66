package scan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/baseline"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/spell"
	"github.com/credlint/credlint/internal/suppress"
)

// verdict is what triage makes of the findings of a run.
type verdict struct {
	kept []lint.Finding
	// These were left out because one of these asks for it.
	byComment, byConfig, byBaseline, unchanged int
	gone                                       []baseline.Entry
}

// triage takes the findings of a run through its steps: name, comments,
// configuration, review, baseline, what changed, severity. Each takes what the
// one before gives.
func triage(o Options, findings []lint.Finding, comments []suppress.Comment, broken *faults) verdict {
	entries := o.Config.Ignores()
	for _, i := range entries {
		i.Unsure = o.Partial // what it speaks of may lie elsewhere
	}
	spoken := suppress.Apply(name(findings), comments, o.Policy.Now)
	settled := o.Config.Apply(spoken.Kept, entries, o.Policy.Now)
	reviewed := name(review(o, append(ignores(comments), entries...), broken))
	fresh, gone := o.Baseline.Apply(merge(settled.Kept, reviewed))
	recent := recent(o, fresh.Kept)
	o.Config.Levels(recent.Kept)
	return verdict{
		kept: recent.Kept, byComment: len(spoken.Ignored), byConfig: len(settled.Ignored),
		byBaseline: len(fresh.Ignored), unchanged: len(recent.Ignored), gone: gone,
	}
}

// settled are findings without those that comments or the configuration ask to
// ignore, for a look at what a change would leave.
func settled(o Options, findings []lint.Finding, comments []suppress.Comment) []lint.Finding {
	kept := suppress.Apply(name(findings), comments, o.Policy.Now).Kept
	kept = o.Config.Apply(kept, o.Config.Ignores(), o.Policy.Now).Kept
	o.Config.Levels(kept)
	return kept
}

// review lets rules judge what was to be ignored.
func review(o Options, ignores []*lint.Ignore, broken *faults) []lint.Finding {
	near := func(id string) []string { return spell.Near(id, o.Known) }
	suppress.Settle(ignores, o.Rules, o.Known, near, o.Partial)
	var findings []lint.Finding
	for _, rule := range o.Rules {
		if rule.Review == nil {
			continue
		}
		r := &lint.Review{Policy: o.Policy, Ignores: ignores, Report: reporter(rule, &findings)}
		broken.guard(rule.ID, func() error { return rule.Review(r) })
	}
	return findings
}

func ignores(comments []suppress.Comment) []*lint.Ignore {
	var all []*lint.Ignore
	for _, c := range comments {
		all = append(all, c.Ignore)
	}
	return all
}

func merge(a, b []lint.Finding) []lint.Finding {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, compare)
	return all
}

// name sorts findings, drops repetitions and names what is left.
func name(findings []lint.Finding) []lint.Finding {
	slices.SortStableFunc(findings, compare)
	findings = slices.CompactFunc(findings, func(a, b lint.Finding) bool { return compare(a, b) == 0 })
	number(findings)
	return findings
}

// number gives sorted findings their fingerprints.
func number(findings []lint.Finding) {
	seen := map[string]int{} // by the first fingerprint of a place
	for i := range findings {
		f := &findings[i]
		first := f.FingerprintAt(1)
		seen[first]++
		f.Fingerprint = f.FingerprintAt(seen[first])
	}
}

func compare(a, b lint.Finding) int {
	return cmp.Or(
		strings.Compare(a.At.File.Path, b.At.File.Path),
		cmp.Compare(a.At.Span.Start, b.At.Span.Start),
		cmp.Compare(a.At.Span.End, b.At.Span.End),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(string(a.At.Path), string(b.At.Path)),
		strings.Compare(a.Message, b.Message),
	)
}
