package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/scan"
)

// keys draws the map: who holds which credential.
func (p *program) keys() *cobra.Command {
	o := &checkOptions{
		format: choice{"text", []string{"text", "json"}},
		color:  choice{"auto", []string{"auto", "always", "never"}},
		failOn: choice{value: "never"},
		maxTTL: lint.DefaultMaxTTL,
	}
	cmd := &cobra.Command{
		Use:   "keys [PATH ...]",
		Short: "Show which agent holds which credential, and how it gets there",
		Long: `Show which agent holds which credential, whose it is, what it may do, how long it
lives, and how it gets there: in clear text, or by a reference to the environment
or a secrets manager.

It reads what check reads (PATH as there) and judges nothing. No credential is
printed.

Exit codes: 0 all was read; 2 a wrong command line, or a map that cannot be
written; 3 something could not be read, so that the map may have holes.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return p.draw(cmd.Context(), o, args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.VarP(&o.format, "format", "f", "the map's format")
	f.StringVarP(&o.output, "output", "o", "", "write the map to `FILE`; text still goes to the terminal")
	f.BoolVar(&o.user, "user", false, "map your own settings of agents, outside of repositories")
	f.StringVar(&o.stdinName, "stdin-filename", "", "map standard input (the path -) as the file `NAME`")
	f.Var(&o.jobs, "jobs", "files to read at a time (default: the number of processors)")
	f.Var(&o.color, "color", "when to use colours")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print neither the last line nor progress")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print what was left out, and why")
	completeChoices(cmd, map[string]*choice{"format": &o.format, "color": &o.color})
	return cmd
}

// draw runs keys. Its error is a fault of the command line or of the map.
func (p *program) draw(ctx context.Context, o *checkOptions, args []string) error {
	scanned, repo, err := p.scanOptions(o, args)
	if err != nil {
		return err
	}
	scanned.Rules, scanned.Packages = nil, nil // a map judges nothing
	status := p.status(o)
	scanned.Progress = status.update
	result, err := scan.Run(ctx, scanned)
	status.clear()
	if result == nil {
		return err
	}
	result.Problems = append(result.Problems, repo.Problems()...)
	if fault := p.chart(o, result, err != nil); fault != nil {
		return fault
	}
	p.tell(o, result, err != nil)
	p.code = verdict(o.failOn.value, result, err != nil)
	return nil
}

func (p *program) chart(o *checkOptions, r *scan.Result, interrupted bool) error {
	m, run := keymap.Draw(r.Docs), p.summarise(r)
	return p.write(o, interrupted, func(w io.Writer, format string, l layout) error {
		if format == "json" {
			return json.WriteKeys(w, run, m, p.now)
		}
		return text.WriteKeys(w, run, m, p.now, text.Options{Color: l.color, Quiet: l.quiet, Width: l.width})
	})
}
