// Package junit writes a report as JUnit XML, which nearly every CI system
// shows as a table of tests: a suite for each file, a failed test for each
// finding, an error for what could not be read. A run that found nothing has
// one test that passed, so that it is not taken for one that did not run.
package junit

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

type suites struct {
	XMLName  xml.Name `xml:"testsuites"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Skipped  int      `xml:"skipped,attr"`
	Suites   []*suite `xml:"testsuite"`
}

type suite struct {
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Skipped  int        `xml:"skipped,attr"`
	Cases    []testcase `xml:"testcase"`
}

type testcase struct {
	Class   string  `xml:"classname,attr"`
	Name    string  `xml:"name,attr"`
	File    string  `xml:"file,attr,omitempty"`
	Line    int     `xml:"line,attr,omitempty"`
	Failure *detail `xml:"failure"`
	Error   *detail `xml:"error"`
	Skipped *detail `xml:"skipped"`
}

type detail struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// Write writes r as one document. Errors and warnings are failures, notes are
// skipped tests: they ask for nothing.
func Write(w io.Writer, r *report.Report) error {
	all := suites{Name: "credlint"}
	for i := range r.Findings {
		all.finding(&r.Findings[i])
	}
	for _, p := range r.Problems {
		all.problem(p)
	}
	if len(all.Suites) == 0 {
		all.of("credlint").Cases = []testcase{{Class: "credlint", Name: r.Summary()}}
	}
	all.count()
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", "  ")
	if err := out.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// of is the suite of a file. Findings are sorted by file, so it is the last.
func (all *suites) of(name string) *suite {
	if n := len(all.Suites); n > 0 && all.Suites[n-1].Name == name {
		return all.Suites[n-1]
	}
	all.Suites = append(all.Suites, &suite{Name: name})
	return all.Suites[len(all.Suites)-1]
}

func (all *suites) finding(f *lint.Finding) {
	scrub := report.For(f)
	path, at := scrub.ShowPath(f.At.File.Path), f.At.File.Position(f.At.Span.Start)
	message := scrub.Show(f.Message)
	d := &detail{Message: message, Type: f.Level().String()}
	d.Text = fmt.Sprintf("%s:%d:%d: %s [%s]\n%s\n%s\n", path, at.Line, at.Rune, message, f.Rule.ID, scrub.Show(f.Help), f.Rule.URL())
	c := testcase{Class: "credlint." + f.Rule.ID, Name: fmt.Sprintf("%s at %d:%d", f.Rule.ID, at.Line, at.Rune), File: path, Line: at.Line}
	if f.Level() == lint.Note {
		c.Skipped = d
	} else {
		c.Failure = d
	}
	s := all.of(path)
	s.Cases = append(s.Cases, c)
}

func (all *suites) problem(p source.Problem) {
	scrub := report.ForProblem(p)
	path, message := scrub.ShowPath(p.Path), scrub.Show(p.Message)
	c := testcase{Class: "credlint", Name: "read " + path, File: path, Error: &detail{Message: message, Type: "incomplete"}}
	if p.File != nil {
		c.Line = p.File.Position(p.Span.Start).Line
	}
	s := all.of(path)
	s.Cases = append(s.Cases, c)
}

func (all *suites) count() {
	for _, s := range all.Suites {
		s.Tests = len(s.Cases)
		for _, c := range s.Cases {
			switch {
			case c.Failure != nil:
				s.Failures++
			case c.Error != nil:
				s.Errors++
			case c.Skipped != nil:
				s.Skipped++
			}
		}
		all.Tests, all.Failures = all.Tests+s.Tests, all.Failures+s.Failures
		all.Errors, all.Skipped = all.Errors+s.Errors, all.Skipped+s.Skipped
	}
}
