package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// say tells the user what was done, on standard error: standard output holds
// the diff or the file.
func (m *mending) say(format string, args ...any) {
	if !m.o.quiet {
		fmt.Fprintln(m.stderr, source.Visible(fmt.Sprintf(format, args...)))
	}
}

// tellFixed lists what was mended in a file, and what people still have to do.
func (m *mending) tellFixed(r *fix.Result) {
	said := map[string]bool{}
	once := func(text string) {
		if text != "" && !said[text] {
			said[text] = true
			m.say("    %s", text)
		}
	}
	verb := "fixed"
	if m.o.dryRun {
		verb = "would fix"
	}
	for _, a := range r.Applied {
		show := report.For(&a.Finding).Show
		at := a.Finding.At.File.Position(a.Finding.At.Span.Start)
		m.say("%s:%d:%d: %s %s: %s", show(a.Finding.At.File.Path), at.Line, at.Rune, verb, a.Finding.Rule.ID, show(a.Fix.Title))
		once(show(a.Fix.Next))
		for _, moved := range a.Fix.Moved {
			once(exposed(moved))
		}
	}
}

// exposed says that a credential has to be revoked, and where.
func exposed(moved lint.Moved) string {
	text := "it was readable in this file: revoke it"
	if moved.Name != "" {
		text = fmt.Sprintf("%s was readable in this file: revoke it", moved.Name)
	}
	if a := moved.Grant.Anatomy; a != nil && a.Revoke != "" {
		text += " at " + a.Revoke
	}
	return text + " and put a new one in its place"
}

// tellLeft lists what stays, and sums up.
func (m *mending) tellLeft() {
	said := map[string]bool{}
	for _, l := range m.left {
		show := report.For(&l.Finding).Show
		at := l.Finding.At.File.Position(l.Finding.At.Span.Start)
		line := fmt.Sprintf("%s:%d:%d: left %s: %s", show(l.Finding.At.File.Path), at.Line, at.Rune, l.Finding.Rule.ID, show(l.Finding.Message))
		if reason := cmp.Or(l.Reason, l.Finding.Help); reason != "" && !(l.Reason == "" && said[reason]) {
			said[reason] = true
			line += "\n    " + show(reason)
		}
		for _, part := range splitLines(line) {
			m.say("%s", part)
		}
	}
	word := "fixed"
	if m.o.dryRun {
		word = "would fix"
	}
	m.say("%s %s in %s, %d left", word, counted(m.mended, "finding"), counted(m.changes, "file"), len(m.left))
}

func splitLines(text string) []string { return strings.Split(text, "\n") }

// visible is a diff, fit for a terminal: its own lines and tabs stay.
func visible(diff string) string {
	var b strings.Builder
	for line := range strings.Lines(diff) {
		text, end := strings.TrimRight(line, "\r\n"), "\n"
		for i, part := range strings.Split(text, "\t") {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(source.Visible(part))
		}
		b.WriteString(end)
	}
	return b.String()
}
