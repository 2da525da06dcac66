// Package json writes a report for programs. Its fields are a contract:
// docs/output-json.md explains them, schema.json checks them. A field may be
// added within a version, none is renamed or removed.
//
// Paths, names and pointers are exact, so that a program can use them;
// messages, which a program only shows, are escaped as in the text report. The
// document as a whole is safe to print: characters that a terminal would act
// upon are written as JSON escapes.
package json

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

// Version is the version of the document's form.
const Version = 1

type tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type problem struct {
	Path    string    `json:"path"`
	Start   *position `json:"start,omitempty"`
	End     *position `json:"end,omitempty"`
	Message string    `json:"message"`
}

type coverage struct {
	Files     int      `json:"files"`
	Skipped   int      `json:"skipped"`
	Unread    int      `json:"unread"`
	Configs   int      `json:"configs"`
	Clients   []string `json:"clients"`
	Ignored   int      `json:"ignored"`
	Config    *config  `json:"config,omitempty"`
	Baseline  *known   `json:"baseline,omitempty"`
	Unchanged int      `json:"unchanged,omitempty"`
}

type config struct {
	Path     string `json:"path"`
	Ignored  int    `json:"ignored"`
	RulesOff int    `json:"rulesOff"`
	Excluded int    `json:"excluded"`
}

func newConfig(c report.Coverage) *config {
	if c.Config == "" {
		return nil
	}
	return &config{c.Config, c.ByConfig, c.RulesOff, c.Excluded}
}

// known is what the baseline keeps out of the report.
type known struct {
	Path    string `json:"path"`
	Ignored int    `json:"ignored"`
	Gone    int    `json:"gone"`
}

func newKnown(c report.Coverage) *known {
	if c.Baseline == "" {
		return nil
	}
	return &known{c.Baseline, c.ByBaseline, c.Gone}
}

type summary struct {
	Findings int `json:"findings"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

// Write writes r as one indented document with a final newline. No list is nil: a
// program may loop over each.
func Write(w io.Writer, r *report.Report) error {
	s := newStream(w)
	s.member("version", Version)
	s.member("tool", tool{"credlint", r.Version})
	list(s, "findings", findings(r))
	list(s, "problems", problems(r))
	s.member("coverage", coverage{
		Files: r.Coverage.Files, Skipped: r.Coverage.Skipped, Unread: r.Unread(),
		Configs: r.Coverage.Configs, Clients: append([]string{}, r.Coverage.Clients...),
		Ignored: r.Coverage.Ignored, Config: newConfig(r.Coverage),
		Baseline: newKnown(r.Coverage), Unchanged: r.Coverage.Unchanged,
	})
	c := r.Count()
	s.member("summary", summary{c.Total(), c.Errors, c.Warnings, c.Notes})
	return s.close()
}

func findings(r *report.Report) iter.Seq[finding] {
	return func(yield func(finding) bool) {
		links := r.Links()
		for i := range r.Findings {
			if !yield(newFinding(&r.Findings[i], links[i])) {
				return
			}
		}
	}
}

func problems(r *report.Report) iter.Seq[problem] {
	return func(yield func(problem) bool) {
		for _, p := range r.Problems {
			if !yield(newProblem(p)) {
				return
			}
		}
	}
}

// encode writes a document of any form.
func encode(w io.Writer, document any) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(report.Inert(out.Bytes()))
	return err
}

func newProblem(p source.Problem) problem {
	scrub := report.ForProblem(p)
	out := problem{Path: scrub.Path(p.Path), Message: scrub.Show(p.Message)}
	if p.File != nil {
		start, end := newRange(p.File, p.Span)
		out.Start, out.End = &start, &end
	}
	return out
}
