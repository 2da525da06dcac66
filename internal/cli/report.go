package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/sarif"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/scan"
)

// layout is what a report is told besides the result.
type layout struct {
	color bool
	quiet bool // no coverage line
}

// formats are the reports that --format knows.
var formats = map[string]func(io.Writer, *report.Report, layout) error{
	"text": func(w io.Writer, r *report.Report, l layout) error {
		return text.Write(w, r, text.Options{Color: l.color, Quiet: l.quiet})
	},
	"json":  func(w io.Writer, r *report.Report, _ layout) error { return json.Write(w, r) },
	"sarif": func(w io.Writer, r *report.Report, _ layout) error { return sarif.Write(w, r) },
}

func formatNames() []string { return slices.Sorted(maps.Keys(formats)) }

// report writes the result to standard output or, in the wanted format, to a
// file; then standard output still gets the text.
func (p *program) report(o *checkOptions, r *scan.Result) error {
	if o.output == "" {
		return p.print(o.format.value, o, r)
	}
	f, err := os.Create(o.output)
	if err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	err = formats[o.format.value](f, p.summarise(r), layout{color: o.color.value == "always", quiet: o.quiet})
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	return p.print("text", o, r)
}

func (p *program) print(format string, o *checkOptions, r *scan.Result) error {
	return formats[format](p.stdout, p.summarise(r), layout{color: p.colored(o.color.value, p.stdout), quiet: o.quiet})
}

// summarise is the result as reports want it.
func (p *program) summarise(r *scan.Result) *report.Report {
	return &report.Report{
		Version: release(), Rules: p.rules, Findings: r.Findings, Problems: r.Problems,
		Coverage: report.Coverage(r.Coverage),
	}
}
