package scan

import (
	"slices"

	"github.com/credlint/credlint/internal/baseline"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/suppress"
)

// recent leaves the findings that have to do with a file that changed. All files
// were judged: a key may be shared with one that did not.
func recent(o Options, findings []lint.Finding) suppress.Verdict {
	if o.Before == nil {
		return suppress.Verdict{Kept: findings}
	}
	known := map[*source.File]bool{}
	same := func(f *source.File) bool {
		if _, asked := known[f]; !asked {
			known[f] = o.Before.Has(f.Path, f.Content)
		}
		return known[f]
	}
	return suppress.Part(findings, func(f *lint.Finding) bool {
		differs := func(l lint.Location) bool { return l.File != nil && !same(l.File) }
		return same(f.At.File) && !slices.ContainsFunc(f.Related, differs)
	})
}

// changed leaves the problems of files that changed, and those of files that
// could not be read.
func changed(o Options, problems []source.Problem) []source.Problem {
	if o.Before == nil {
		return problems
	}
	return slices.DeleteFunc(problems, func(p source.Problem) bool {
		return p.File != nil && o.Before.Has(p.File.Path, p.File.Content)
	})
}

// gone are the entries of a baseline of which the run can tell that there is
// nothing any more: it read all files, this one in full, and the rule took part.
func gone(o Options, entries []baseline.Entry, problems []source.Problem) []baseline.Entry {
	if o.Partial {
		return nil
	}
	unread := map[string]bool{}
	for _, p := range problems {
		unread[report.ForProblem(p).Show(p.Path)] = true
	}
	return slices.DeleteFunc(entries, func(e baseline.Entry) bool {
		ran := slices.ContainsFunc(o.Rules, func(r *lint.Rule) bool { return r.ID == e.Rule })
		return !ran || unread[e.Path]
	})
}
