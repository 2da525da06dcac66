package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// maxFindings is how many findings a page shows: a browser has to lay it out.
const maxFindings = 2000

type finding struct {
	Level, Rule, URL  string
	Place             string
	Message, Help     string
	Line              int
	Before, Mark, End string // the excerpt, with what is judged in the middle
	Fixes             []string
	Related           []string
	Client            string
	Fingerprint       string
}

type problem struct{ Place, Message string }

// addFindings adds the worst findings, each severity in its order.
func (v *view) addFindings(r *report.Report) {
	all := make([]*lint.Finding, len(r.Findings))
	for i := range r.Findings {
		all[i] = &r.Findings[i]
	}
	slices.SortStableFunc(all, func(a, b *lint.Finding) int { return cmp.Compare(b.Level(), a.Level()) })
	v.Left = max(len(all)-maxFindings, 0)
	for _, f := range all[:len(all)-v.Left] {
		out := newFinding(f)
		v.Findings = append(v.Findings, out)
		v.Rules = append(v.Rules, out.Rule)
		if out.Client != "" {
			v.Holders = append(v.Holders, out.Client)
		}
	}
	v.Rules, v.Holders = distinct(v.Rules), distinct(v.Holders)
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

func newFinding(f *lint.Finding) finding {
	scrub := report.For(f)
	excerpt := f.At.File.Excerpt(f.At.Span)
	text := []rune(excerpt.Text)
	out := finding{
		Level: f.Level().String(), Rule: f.Rule.ID, URL: f.Rule.URL(), Place: place(scrub, f.At.File, f.At.Span),
		Message: scrub.Show(f.Message), Help: scrub.Show(f.Help), Line: excerpt.Line, Fingerprint: f.Fingerprint,
		Before: strings.TrimLeft(string(text[:excerpt.Start]), " "), Mark: string(text[excerpt.Start:excerpt.End]), End: string(text[excerpt.End:]),
	}
	for _, x := range f.Fixes {
		out.Fixes = append(out.Fixes, scrub.Show(x.Title)+", "+how[x.Safety])
	}
	for _, rel := range f.Related {
		out.Related = append(out.Related, place(scrub, rel.File, rel.Span)+": "+scrub.Show(rel.Message))
	}
	if f.Grant != nil && len(f.Grant.Holder.Clients) > 0 {
		out.Client = f.Grant.Holder.Clients[0].Name
	}
	return out
}

var how = [...]string{lint.Manual: "by hand", lint.Unsafe: "by credlint fix --unsafe", lint.Safe: "by credlint fix"}

func place(scrub report.Scrubber, f *source.File, s source.Span) string {
	at := f.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", scrub.ShowPath(f.Path), at.Line, at.Rune)
}

func problems(r *report.Report) []problem {
	var all []problem
	for _, p := range r.Problems {
		scrub := report.ForProblem(p)
		at := scrub.ShowPath(p.Path)
		if p.File != nil {
			at = place(scrub, p.File, p.Span)
		}
		all = append(all, problem{at, strings.TrimSpace(scrub.Show(p.Message))})
	}
	return all
}
