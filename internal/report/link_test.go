package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// Findings at one place belong together, and so does one elsewhere that points
// there. It is not linked to its own place twice.
func TestLinks(t *testing.T) {
	f := source.NewFile(".mcp.json", []byte("aaaa bbbb cccc"))
	at := func(start int) lint.Location {
		return lint.Location{File: f, Span: source.Span{Start: start, End: start + 4}}
	}
	rule := func(id string) *lint.Rule { return &lint.Rule{ID: id} }
	r := &report.Report{Findings: []lint.Finding{
		{Rule: rule("personal-key"), At: at(0)},
		{Rule: rule("shared-key"), At: at(0), Related: []lint.Location{at(5), at(0)}},
		{Rule: rule("static-key"), At: at(5)},
		{Rule: rule("static-key"), At: at(10)},
	}}
	var got []string
	for i, others := range r.Links() {
		line := r.Findings[i].Rule.ID + ":"
		for _, o := range others {
			line += fmt.Sprintf(" %s@%d", o.Rule.ID, o.At.Span.Start)
		}
		got = append(got, line)
	}
	want := "personal-key: shared-key@0\nshared-key: personal-key@0\nstatic-key: shared-key@0\nstatic-key:"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
