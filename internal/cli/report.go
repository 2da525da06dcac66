package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/github"
	"github.com/credlint/credlint/internal/report/gitlab"
	"github.com/credlint/credlint/internal/report/html"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/junit"
	"github.com/credlint/credlint/internal/report/markdown"
	"github.com/credlint/credlint/internal/report/sarif"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/scan"
)

// layout is what a report is told besides the result.
type layout struct {
	color bool
	quiet bool // no coverage line
	width int  // of tables
}

// formats are the reports that --format knows.
var formats = map[string]func(io.Writer, *report.Report, layout) error{
	"text": func(w io.Writer, r *report.Report, l layout) error {
		return text.Write(w, r, text.Options{Color: l.color, Quiet: l.quiet})
	},
	"github":   unstyled(github.Write),
	"gitlab":   unstyled(gitlab.Write),
	"html":     unstyled(html.Write),
	"json":     unstyled(json.Write),
	"junit":    unstyled(junit.Write),
	"markdown": unstyled(markdown.Write),
	"sarif":    unstyled(sarif.Write),
}

// unstyled is a format that knows nothing of terminals.
func unstyled(write func(io.Writer, *report.Report) error) func(io.Writer, *report.Report, layout) error {
	return func(w io.Writer, r *report.Report, _ layout) error { return write(w, r) }
}

func formatNames() []string { return slices.Sorted(maps.Keys(formats)) }

// report writes the result of a run.
func (p *program) report(o *checkOptions, r *scan.Result, interrupted bool) error {
	run := p.summarise(r)
	if o.format.value == "html" {
		run.Map = keymap.Draw(r.Docs)
	}
	return p.write(o, interrupted, func(w io.Writer, format string, l layout) error { return formats[format](w, run, l) })
}

// write prints to standard output or, in the wanted format, to a file; then
// standard output still gets the text. Half a report takes the place of no other:
// who reads it would take what is missing for mended.
func (p *program) write(o *checkOptions, interrupted bool, print func(io.Writer, string, layout) error) error {
	shown := layout{color: p.colored(o.color.value, p.stdout), quiet: o.quiet, width: p.columns()}
	if p.prints(o) {
		return print(p.stdout, o.format.value, shown)
	}
	if !interrupted {
		plain := layout{color: o.color.value == "always", quiet: o.quiet, width: defaultColumns}
		err := outOf(o.root, o.output)
		if err == nil {
			err = fix.Save(o.output, func(w io.Writer) error { return print(w, o.format.value, plain) })
		}
		if err != nil {
			return fmt.Errorf("the report cannot be written: %s: %w", o.output, err)
		}
	}
	return print(p.stdout, "text", shown)
}

// prints reports whether the report goes to standard output.
func (p *program) prints(o *checkOptions) bool {
	if o.output == "" {
		return true
	}
	f := file(p.stdout)
	there, err := os.Stat(o.output)
	if f == nil || err != nil || there.IsDir() {
		return false
	}
	here, err := f.Stat()
	return err == nil && os.SameFile(here, there)
}

// summarise is the result as reports want it.
func (p *program) summarise(r *scan.Result) *report.Report {
	return &report.Report{
		Version: release(), Rules: p.rules, Findings: r.Findings, Problems: r.Problems,
		Coverage: report.Coverage(r.Coverage), Now: p.now,
	}
}
