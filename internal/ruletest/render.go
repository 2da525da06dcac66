package ruletest

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// render writes findings as want has them, a line each. Columns count runes.
// The severity is told where it is not the rule's own.
func render(findings []lint.Finding) string {
	var b strings.Builder
	for i := range findings {
		f := &findings[i]
		start, end := f.At.File.Position(f.At.Span.Start), f.At.File.Position(f.At.Span.End)
		name := f.Rule.ID
		if f.Level() != f.Rule.Severity {
			name += ", " + f.Level().String()
		}
		fmt.Fprintf(&b, "%s:%d:%d-%d:%d: %s [%s]\n", f.At.File.Path, start.Line, start.Rune, end.Line, end.Rune, f.Message, name)
	}
	return b.String()
}

// said is every other text of the findings that a report may show.
func said(findings []lint.Finding) string {
	var b strings.Builder
	for i := range findings {
		f := &findings[i]
		fmt.Fprintln(&b, f.Help, f.At.Path, f.At.File.Excerpt(f.At.Span).Text)
		for _, r := range f.Related {
			fmt.Fprintln(&b, r.Message, r.Path, r.File.Excerpt(r.Span).Text)
		}
	}
	return b.String()
}

// shortest is the length from which a secret's text proves something when it
// turns up. "root" is also a word.
const shortest = 6

// secrets are the texts of all literals in the documents.
func secrets(docs []*grant.Document) []string {
	var all []string
	for _, doc := range docs {
		for _, g := range doc.Grants {
			if text := string(doc.File.Text(g.Place.Value)); advice.IsLiteral(g) && len(text) >= shortest {
				all = append(all, text)
			}
		}
	}
	return all
}
