// Package text prints a report for people at a terminal.
//
// The rules of its language: a message is one lower-case sentence without a
// full stop that says what is there and where it points; what to do is a line
// of its own, "help"; names are quoted, a secret never; a place is
// path:line:column, which terminals turn into links, with columns in
// characters. The line that is shown is an excerpt with its secrets masked,
// underlined by the width that its characters have on a screen.
package text

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/rivo/uniseg"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// Options say how to print. There is no other switch: neither the environment
// nor the kind of output is asked here.
type Options struct {
	Color bool
	Quiet bool // no line on what was read
	// Width is how many columns a table may take; zero is no limit. Nothing else
	// depends on it.
	Width int
}

// Write prints the findings and the line on what was read. Problems are
// printed by WriteProblems, because they belong to standard error.
func Write(w io.Writer, r *report.Report, o Options) error {
	p := newPrinter(w, o)
	links := r.Links()
	for start := 0; start < len(r.Findings); {
		end := start + 1
		for end < len(r.Findings) && report.Together(&r.Findings[start], &r.Findings[end]) {
			end++
		}
		p.place(r.Findings[start:end], links[start:end])
		start = end
	}
	if !o.Quiet {
		p.printf("%s\n", r.Summary())
	}
	return p.Flush()
}

// WriteProblems prints one line for each problem.
func WriteProblems(w io.Writer, problems []source.Problem, o Options) error {
	p := newPrinter(w, o)
	for _, problem := range problems {
		p.problem(problem)
	}
	return p.Flush()
}

// printer writes pieces of a report. A bufio.Writer keeps its first error, so
// only Flush is asked for it.
type printer struct {
	*bufio.Writer
	color bool
	width int
}

func newPrinter(w io.Writer, o Options) *printer {
	return &printer{Writer: bufio.NewWriter(w), color: o.Color, width: o.Width}
}

func (p *printer) printf(format string, args ...any) { _, _ = fmt.Fprintf(p, format, args...) }

// ink paints text, or leaves it.
func (p *printer) ink(text string, attributes ...color.Attribute) string {
	c := color.New(attributes...)
	if p.color {
		c.EnableColor()
	} else {
		c.DisableColor()
	}
	return c.Sprint(text)
}

func levelColor(s lint.Severity) color.Attribute {
	switch s {
	case lint.Error:
		return color.FgRed
	case lint.Warning:
		return color.FgYellow
	}
	return color.FgCyan
}

// place prints what is found at one place, the worst first: a line for each, then
// the excerpt, the hints and an empty line.
func (p *printer) place(findings []lint.Finding, links [][]*lint.Finding) {
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(findings[b].Level(), findings[a].Level()) })
	worst := &findings[order[0]]
	for _, i := range order {
		p.head(&findings[i])
	}
	gutter := p.excerpt(worst)
	var last []hint
	for _, i := range order {
		f := &findings[i]
		for _, hint := range hints(f, report.For(f)) {
			if len(order) > 1 {
				hint.word += " (" + f.Rule.ID + ")"
			}
			p.hint(gutter, hint)
		}
		last = append(last, elsewhere(f, links[i])...)
	}
	for _, i := range order {
		last = append(last, hint{"page", findings[i].Rule.URL()})
	}
	for i, hint := range last {
		if !slices.Contains(last[:i], hint) {
			p.hint(gutter, hint)
		}
	}
	p.printf("\n")
}

func (p *printer) hint(gutter string, h hint) {
	p.printf("%s = %s: %s\n", gutter, p.ink(h.word, color.Bold), h.text)
}

// elsewhere are findings on the same credential that stand at another place, to
// which no note points.
func elsewhere(f *lint.Finding, links []*lint.Finding) []hint {
	var out []hint
	for _, other := range links {
		noted := func(l lint.Location) bool { return l.File == other.At.File && l.Span == other.At.Span }
		if !report.Together(f, other) && !slices.ContainsFunc(f.Related, noted) {
			out = append(out, hint{"see", place(report.For(other), other.At.File, other.At.Span) + ": " + other.Rule.ID})
		}
	}
	return out
}

func (p *printer) head(f *lint.Finding) {
	level := f.Level()
	head := p.ink(fmt.Sprintf("%s[%s]", level, f.Rule.ID), levelColor(level), color.Bold)
	p.printf("%s: %s\n", head, p.ink(report.For(f).Show(f.Message), color.Bold))
}

// excerpt prints the line with the place marked, and returns what stands before
// the bar.
func (p *printer) excerpt(f *lint.Finding) string {
	excerpt := f.At.File.Excerpt(f.At.Span)
	gutter := strings.Repeat(" ", len(fmt.Sprint(excerpt.Line)))
	bar := p.ink("|", color.FgBlue, color.Bold)
	p.printf("%s%s %s\n", gutter, p.ink("-->", color.FgBlue, color.Bold), place(report.For(f), f.At.File, f.At.Span))
	p.printf("%s %s\n", gutter, bar)
	p.printf("%s %s %s\n", p.ink(fmt.Sprint(excerpt.Line), color.FgBlue, color.Bold), bar, excerpt.Text)
	p.printf("%s %s %s\n", gutter, bar, p.ink(underline(excerpt), levelColor(f.Level()), color.Bold)+rest(f.At))
	return gutter
}

// underline is a line of blanks and carets. Wide characters take two columns,
// combining ones none.
func underline(e source.Excerpt) string {
	runes := []rune(e.Text)
	before, marked := string(runes[:e.Start]), string(runes[e.Start:e.End])
	return strings.Repeat(" ", uniseg.StringWidth(before)) + strings.Repeat("^", max(uniseg.StringWidth(marked), 1))
}

// rest says how far a place reaches that does not end on its first line.
func rest(at lint.Location) string {
	first, last := at.File.Position(at.Span.Start).Line, at.File.Position(at.Span.End).Line
	if last > first {
		return fmt.Sprintf(" to line %d", last)
	}
	return ""
}

// hint is one line below an excerpt.
type hint struct{ word, text string }

func hints(f *lint.Finding, scrub report.Scrubber) []hint {
	var out []hint
	show := scrub.Show
	if f.Help != "" {
		out = append(out, hint{"help", show(f.Help)})
	}
	for _, fix := range f.Fixes {
		out = append(out, hint{"fix", show(fix.Title) + " " + how(fix.Safety)})
	}
	for _, r := range f.Related {
		out = append(out, hint{"note", place(scrub, r.File, r.Span) + ": " + show(r.Message)})
	}
	return out
}

// how says by which command a fix is applied.
func how(s lint.Safety) string {
	switch s {
	case lint.Safe:
		return "(credlint fix)"
	case lint.Unsafe:
		return "(credlint fix --unsafe)"
	}
	return "(by hand)"
}

func place(scrub report.Scrubber, f *source.File, s source.Span) string {
	at := f.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", scrub.ShowPath(f.Path), at.Line, at.Rune)
}

func (p *printer) problem(problem source.Problem) {
	scrub := report.ForProblem(problem)
	where := scrub.ShowPath(problem.Path)
	if problem.File != nil {
		where = place(scrub, problem.File, problem.Span)
	}
	p.printf("%s: %s: %s\n", p.ink("problem", color.FgMagenta, color.Bold), where, scrub.Show(problem.Message))
}
