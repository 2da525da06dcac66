// Package markdown writes a report for job summaries, merge requests and issues:
// GitHub's flavour, tables included. Everything that stems from the repository
// is escaped: it can neither format nor link, nor mention anybody.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
)

// maxRows is how many findings a table shows: a job summary on GitHub holds one
// megabyte.
const maxRows = 500

var severities = [...]string{lint.Error: "Errors", lint.Warning: "Warnings", lint.Note: "Notes"}

// Write writes a heading, a table for each severity, what could not be read, and
// the summary.
func Write(w io.Writer, r *report.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## credlint: %s\n", r.Count().Tally())
	for _, level := range []lint.Severity{lint.Error, lint.Warning, lint.Note} {
		table(&b, severities[level], of(r.Findings, level))
	}
	problems(&b, r)
	fmt.Fprintf(&b, "\n%s\n", text(r.Summary()))
	_, err := io.WriteString(w, b.String())
	return err
}

func of(findings []lint.Finding, level lint.Severity) []*lint.Finding {
	var some []*lint.Finding
	for i := range findings {
		if findings[i].Level() == level {
			some = append(some, &findings[i])
		}
	}
	return some
}

func table(b *strings.Builder, head string, findings []*lint.Finding) {
	if len(findings) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %s\n\n| Rule | Place | Finding | What to do |\n|---|---|---|---|\n", head)
	for _, f := range findings[:min(len(findings), maxRows)] {
		scrub := report.For(f)
		place := fmt.Sprintf("%s:%d", scrub.ShowPath(f.At.File.Path), f.At.File.Position(f.At.Span.Start).Line)
		fmt.Fprintf(b, "| [%s](%s) | %s | %s | %s |\n", f.Rule.ID, f.Rule.URL(), text(place), text(scrub.Show(f.Message)), text(scrub.Show(f.Help)))
	}
	if more := len(findings) - maxRows; more > 0 {
		fmt.Fprintf(b, "\n%d more are left out here.\n", more)
	}
}

func problems(b *strings.Builder, r *report.Report) {
	if len(r.Problems) == 0 {
		return
	}
	b.WriteString("\n### Not read in full\n\n")
	for _, p := range r.Problems[:min(len(r.Problems), maxRows)] {
		scrub := report.ForProblem(p)
		fmt.Fprintf(b, "- %s: %s\n", text(scrub.ShowPath(p.Path)), text(scrub.Show(p.Message)))
	}
}

// marks are the characters by which Markdown and HTML mean something. A mention
// and a reference to an issue have no escape, so a joiner breaks them.
var marks = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "|", `\|`, `\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`,
	"[", `\[`, "]", `\]`, "$", `\$`, "#", "#\u200d", "@", "@\u200d", "://", ":\u200d//", "\n", " ",
)

func text(s string) string { return marks.Replace(s) }
