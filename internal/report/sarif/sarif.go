// Package sarif turns a report into a SARIF log and has it written by the
// public package of that name.
package sarif

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/sarif"
)

// Write writes r as a SARIF 2.1.0 log.
func Write(w io.Writer, r *report.Report) error {
	log := sarif.Log{ToolVersion: r.Version, Taxonomies: taxonomies(r.Rules)}
	for _, rule := range r.Rules {
		log.Rules = append(log.Rules, newRule(rule))
	}
	links := r.Links()
	for i := range r.Findings {
		log.Results = append(log.Results, newResult(&r.Findings[i], links[i]))
	}
	for _, p := range r.Problems {
		log.Notifications = append(log.Notifications, newNotification(p))
	}
	var doc bytes.Buffer
	if err := sarif.Write(&doc, log); err != nil {
		return err
	}
	_, err := w.Write(report.Inert(doc.Bytes()))
	return err
}

func newRule(r *lint.Rule) sarif.Rule {
	return sarif.Rule{
		ID:               r.ID,
		Name:             name(r.ID),
		Short:            r.Summary(),
		Full:             paragraph(r.Section("What it finds")),
		Help:             r.Page,
		HelpMarkdown:     r.Page,
		HelpURI:          r.URL(),
		Level:            level(r.Severity),
		Precision:        precision(r.Severity),
		Tags:             tags(r.Standards),
		SecuritySeverity: r.Standards.SecuritySeverity,
		Taxa:             taxa(r.Standards),
	}
}

// name is the id as SARIF wants names: "static-key" is StaticKey.
func name(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

// paragraph is the first paragraph of a text, on one line.
func paragraph(text string) string {
	first, _, _ := strings.Cut(text, "\n\n")
	return strings.Join(strings.Fields(first), " ")
}

func level(s lint.Severity) sarif.Level { return sarif.Level(s.String()) }

// precision follows from the house's own law: nothing may be an error or a
// warning that rests on a guess.
func precision(s lint.Severity) string {
	if s == lint.Note {
		return "medium"
	}
	return "high"
}

// newResult makes one text of message and help, because code scanning shows
// one: its first sentence is the title.
func newResult(f *lint.Finding, links []*lint.Finding) sarif.Result {
	scrub := report.For(f)
	message := sentence(scrub.Show(f.Message))
	if f.Help != "" {
		message += " Help: " + sentence(scrub.Show(f.Help))
	}
	out := sarif.Result{
		RuleID: f.Rule.ID, Level: level(f.Level()), Message: message,
		At: newLocation(scrub, f.At), Fingerprint: f.Fingerprint,
	}
	out.At.Message = ""
	for _, r := range f.Related {
		out.Related = append(out.Related, newLocation(scrub, r))
	}
	for _, other := range links {
		at := other.At
		at.Message = other.Rule.ID + ": " + other.Message
		out.Related = append(out.Related, newLocation(report.For(other), at))
	}
	for _, x := range f.Fixes {
		if changed, ok := newFix(scrub, f.At.File, x); ok {
			out.Fixes = append(out.Fixes, changed)
		}
	}
	return out
}

// newFix leaves a fix out that only people can make, that changes more than the
// finding's file, or whose text holds a secret.
func newFix(scrub report.Scrubber, f *source.File, x lint.Fix) (sarif.Fix, bool) {
	out := sarif.Fix{Description: sentence(scrub.Show(x.Title)), Path: scrub.Path(f.Path)}
	for _, e := range x.Edits {
		if scrub.Exact(e.New) != e.New {
			return out, false
		}
		out.Replacements = append(out.Replacements, sarif.Replacement{Region: *newRegion(f, e.Span), Text: e.New})
	}
	return out, len(x.Edits) > 0 && len(x.Lines) == 0 && x.Safety != lint.Manual
}

// sentence ends text with a full stop, as SARIF wants it and as code scanning
// needs it to tell the title from the rest.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimSuffix(text, ".") + "."
}

func newLocation(scrub report.Scrubber, l lint.Location) sarif.Location {
	return sarif.Location{
		Path:    scrub.Path(l.File.Path),
		Region:  newRegion(l.File, l.Span),
		Pointer: report.Label(scrub.Pointer(l.Path)),
		Message: sentence(scrub.Show(l.Message)),
	}
}

func newRegion(f *source.File, s source.Span) *sarif.Region {
	start, end := f.Position(s.Start), f.Position(s.End)
	return &sarif.Region{
		StartLine: start.Line, StartColumn: start.Rune,
		EndLine: end.Line, EndColumn: end.Rune,
	}
}

func newNotification(p source.Problem) sarif.Notification {
	scrub := report.ForProblem(p)
	at := &sarif.Location{Path: scrub.Path(p.Path)}
	if p.File != nil {
		at.Region = newRegion(p.File, p.Span)
	}
	return sarif.Notification{
		Level:   sarif.Error,
		Message: fmt.Sprintf("%s: %s", scrub.ShowPath(p.Path), sentence(scrub.Show(p.Message))),
		At:      at,
	}
}
