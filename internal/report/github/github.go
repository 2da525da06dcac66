// Package github writes a report as workflow commands, which GitHub Actions
// turns into annotations of the changed lines:
//
//	::error file=.mcp.json,line=5,col=14,endColumn=30,title=RULE::MESSAGE
//
// GitHub shows ten errors, ten warnings and ten notices of a step and drops the
// rest, so the worst come first and the summary stands in the log as text. SARIF
// has no such limit.
package github

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
)

// Write writes a command for each finding and problem, and a summary.
func Write(w io.Writer, r *report.Report) error {
	var b strings.Builder
	for _, f := range worst(r.Findings) {
		finding(&b, f)
	}
	for _, p := range r.Problems {
		scrub := report.ForProblem(p)
		at := "file=" + property(scrub.ShowPath(p.Path))
		if p.File != nil {
			at += fmt.Sprintf(",line=%d", p.File.Position(p.Span.Start).Line)
		}
		fmt.Fprintf(&b, "::warning %s,title=%s::%s\n", at, property("credlint: not read in full"), data(scrub.Show(p.Message)))
	}
	b.WriteString(plain(r.Summary()) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// worst are the findings, errors first, each severity in its order.
func worst(findings []lint.Finding) []*lint.Finding {
	all := make([]*lint.Finding, len(findings))
	for i := range findings {
		all[i] = &findings[i]
	}
	slices.SortStableFunc(all, func(a, b *lint.Finding) int { return cmp.Compare(b.Level(), a.Level()) })
	return all
}

var commands = [...]string{lint.Note: "notice", lint.Warning: "warning", lint.Error: "error"}

func finding(b *strings.Builder, f *lint.Finding) {
	scrub := report.For(f)
	start, end := f.At.File.Position(f.At.Span.Start), f.At.File.Position(f.At.Span.End)
	at := fmt.Sprintf("file=%s,line=%d", property(scrub.ShowPath(f.At.File.Path)), start.Line)
	if end.Line == start.Line { // GitHub takes columns within one line only
		at += fmt.Sprintf(",col=%d,endColumn=%d", start.UTF16, end.UTF16)
	} else {
		at += fmt.Sprintf(",endLine=%d", end.Line)
	}
	message := scrub.Show(f.Message)
	if f.Help != "" {
		message += "\n" + scrub.Show(f.Help)
	}
	message += "\n" + f.Rule.URL()
	fmt.Fprintf(b, "::%s %s,title=%s::%s\n", commands[f.Level()], at, property("credlint: "+f.Rule.ID), data(message))
}

// What GitHub's own toolkit escapes in a command's message and properties.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(text string) string     { return dataEscapes.Replace(text) }
func property(text string) string { return propertyEscapes.Replace(text) }

// plain keeps a line of text from being a command.
func plain(text string) string { return strings.ReplaceAll(text, "::", ":\u200b:") }
