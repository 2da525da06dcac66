package scan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/spell"
	"github.com/credlint/credlint/internal/suppress"
	"github.com/credlint/credlint/internal/syntax"
)

// verdict is what triage makes of the findings of a run.
type verdict struct {
	kept []lint.Finding
	// byComment and byConfig were left out because one of these asks for it.
	byComment, byConfig int
}

// triage takes the findings of a run through its steps: name, comments,
// configuration, review, severity. Each takes what the one before gives.
func triage(o Options, findings []lint.Finding, comments []suppress.Comment, broken *faults) verdict {
	entries := o.Config.Ignores()
	for _, i := range entries {
		i.Unsure = o.Partial // what it speaks of may lie elsewhere
	}
	spoken := suppress.Apply(name(findings), comments, o.Policy.Now)
	settled := o.Config.Apply(spoken.Kept, entries, o.Policy.Now)
	reviewed := name(review(o, append(ignores(comments), entries...), broken))
	kept := merge(settled.Kept, reviewed)
	o.Config.Levels(kept)
	return verdict{kept: kept, byComment: len(spoken.Ignored), byConfig: len(settled.Ignored)}
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
		broken.guard("rule "+rule.ID, func() error { return rule.Review(r) })
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
	type place struct {
		rule, path string
		pointer    syntax.Pointer
	}
	seen := map[place]int{}
	for i := range findings {
		f := &findings[i]
		// A key of the document may itself be a secret, and nothing may derive from one.
		at := place{f.Rule.ID, f.At.File.Path, syntax.Pointer(f.At.File.Scrub(string(f.At.Path)))}
		seen[at]++
		f.Fingerprint = lint.Fingerprint(at.rule, at.path, at.pointer, seen[at])
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
