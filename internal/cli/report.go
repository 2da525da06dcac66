package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// layout is what a report is told besides the result.
type layout struct {
	color bool
	quiet bool // no coverage line
}

// formats are the reports that --format knows.
var formats = map[string]func(io.Writer, *scan.Result, layout) error{
	"text": reportText,
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
	err = formats[o.format.value](f, r, layout{color: o.color.value == "always", quiet: o.quiet})
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	return p.print("text", o, r)
}

func (p *program) print(format string, o *checkOptions, r *scan.Result) error {
	return formats[format](p.stdout, r, layout{color: p.colored(o.color.value, p.stdout), quiet: o.quiet})
}

// reportText writes one line for each finding.
func reportText(w io.Writer, r *scan.Result, l layout) error {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		at := f.At.File.Position(f.At.Span.Start)
		_, _ = fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", source.Visible(f.At.File.Path), at.Line, at.Rune,
			f.Level(), source.Visible(f.Message), f.Rule.ID)
	}
	if !l.quiet {
		_, _ = fmt.Fprintln(&b, coverage(r))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// coverage is the line that says what the report rests on.
func coverage(r *scan.Result) string {
	unread := map[string]bool{}
	for _, problem := range r.Problems {
		unread[problem.Path] = true
	}
	c := r.Coverage
	clients := "no client"
	if len(c.Clients) > 0 {
		clients = strings.Join(c.Clients, ", ")
	}
	return fmt.Sprintf("%s read (%s of %s), %d left out, %d not readable, %s, %d ignored",
		count(c.Files, "file"), count(c.Configs, "config"), clients, c.Skipped, len(unread),
		count(len(r.Findings), "finding"), c.Ignored)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
