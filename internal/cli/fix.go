package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
	"github.com/credlint/credlint/internal/scan"
)

// fixOptions are the flags of fix, besides those that it shares with check.
type fixOptions struct {
	checkOptions
	dryRun bool
	unsafe bool
	with   choice
	at     string
	move   bool
}

// mendCommand is fix, the command that mends what check finds.
func (p *program) mendCommand() *cobra.Command {
	o := &fixOptions{
		checkOptions: checkOptions{
			failOn: choice{"warning", []string{"error", "warning", "note", "never"}},
			color:  choice{"auto", []string{"auto", "always", "never"}},
		},
		with: choice{remedy.Env, remedy.Words()},
	}
	cmd := &cobra.Command{
		Use:   "fix [PATH ...]",
		Short: "Rewrite configs so that agents no longer hold the keys",
		Long: `Rewrite configs so that agents no longer hold the keys.

Each file is changed as a whole or not at all, and only after credlint has read
the new content and found it sound: it still parses, the finding is gone, and no
other one came. Comments, order and layout stay. With the path "-", standard
input is fixed and written to standard output.

--with says how a server gets its credential instead: "env" writes a reference
in the client's own notation, "oauth" removes the static header, or the key in
the address, of a remote server whose client can log in, and the name of a
secrets manager puts its launcher before the server's command. --at says where in the manager, and
--move stores the credential there first.

A key that stood in a file has to be revoked: taking it out does not undo that
it could be read.

Exit codes: 0 nothing is left at or above --fail-on (with --dry-run: and nothing
would change); 1 findings are left; 2 a wrong command line, or a file that cannot
be written; 3 something could not be read.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return p.mend(cmd.Context(), o, args) },
	}
	o.flags(cmd, p)
	return cmd
}

func (o *fixOptions) flags(cmd *cobra.Command, p *program) {
	f := cmd.Flags()
	f.SortFlags = false
	o.given = f.Changed
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would change as a diff, and change nothing")
	f.BoolVar(&o.unsafe, "unsafe", false, "also apply fixes that may change what a program does")
	f.Var(&o.with, "with", "how credentials are handed over")
	f.StringVar(&o.at, "at", "", "`PLACE` in the manager: a vault, a project")
	f.BoolVar(&o.move, "move", false, "first store each credential in the manager, read it back, and only then change the file")
	f.Var(&o.failOn, "fail-on", "the least severity that makes the exit code 1")
	f.StringSliceVar(&o.rules.only, "only", nil, "fix findings of just this `RULE` (repeatable)")
	f.StringSliceVar(&o.rules.enable, "enable", nil, "fix findings of this `RULE` (repeatable)")
	f.StringSliceVar(&o.rules.disable, "disable", nil, "leave findings of this `RULE` (repeatable)")
	f.DurationVar(&o.maxTTL, "max-ttl", lint.DefaultMaxTTL, "the `LIFE` that a credential gets, as 24h or 90m")
	f.StringVar(&o.config, "config", "", "the configuration `FILE` (default: .credlint.yml, found upwards to the root of the repository)")
	f.BoolVar(&o.noConfig, "no-config", false, "read no configuration, as for a repository that you do not trust")
	f.BoolVar(&o.user, "user", false, "fix your own settings of agents, outside of repositories")
	f.StringVar(&o.stdinName, "stdin-filename", "", "fix standard input (the path -) as the file `NAME`")
	f.Var(&o.jobs, "jobs", "files to read at a time (default: the number of processors)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print problems only")
	for _, name := range []string{"only", "enable", "disable"} {
		_ = cmd.RegisterFlagCompletionFunc(name, p.completeRules)
	}
}

// mend runs fix. Its error is a fault of the command line.
func (p *program) mend(ctx context.Context, o *fixOptions, args []string) error {
	if o.at != "" && remedy.Chosen(o.with.value) == nil {
		return errors.New("--at needs --with and a secrets manager")
	}
	if o.move && remedy.Chosen(o.with.value) == nil {
		return errors.New("--move needs --with and a secrets manager")
	}
	options, repo, err := p.scanOptions(&o.checkOptions, args)
	if err != nil {
		return err
	}
	if err := allowed(o.with.value, options.Policy.Managers); err != nil {
		return err
	}
	options.Policy.Remedy = lint.Remedy{With: p.manager(o.with.value), At: o.at}
	status := p.status(&o.checkOptions)
	options.Progress = status.update
	result, err := scan.Run(ctx, options)
	status.clear()
	if ctx.Err() != nil {
		p.complain("interrupted; no file was changed")
		p.code = exitIncomplete
		return nil
	}
	if result == nil || err != nil {
		return err
	}
	m := &mending{program: p, o: o, scan: options, result: result, reasons: map[string]string{}}
	if o.move && !o.dryRun {
		m.mover = &fix.Mover{Manager: remedy.Chosen(options.Policy.Remedy.With), At: o.at, Run: fix.Exec}
	}
	m.run(ctx)
	if ctx.Err() != nil {
		m.tellLeft()
		p.complain("interrupted; the files of which nothing is said are as they were")
		p.code = exitIncomplete
		return nil
	}
	if err := m.finish(repo); err != nil {
		return err
	}
	p.code = m.verdict()
	return nil
}

// allowed refuses a manager that the configuration does not allow: what is moved
// there would be reported at once.
func allowed(with string, among []string) error {
	m := remedy.Chosen(with)
	if m == nil || among == nil || slices.Contains(among, m.ID) {
		return nil
	}
	return fmt.Errorf("--with %s: the configuration does not have %s among the managers that may be used", with, m.ID)
}

// manager is the word of --with on this system: the keychain of Linux has
// another program than that of macOS.
func (p *program) manager(with string) string {
	if with == "keychain" && p.system == "linux" {
		return "secret-tool"
	}
	return with
}

// verdict is the exit code of a run of fix.
func (m *mending) verdict() int {
	failing := func(l leftover) bool { return fails(m.o.failOn.value, l.Finding.Level()) }
	switch {
	case m.unwritten > 0:
		return exitUsage
	case slices.ContainsFunc(m.left, failing), m.o.dryRun && m.changes > 0:
		return exitFindings
	case len(m.result.Problems) > 0, m.result.Coverage.Files == 0:
		return exitIncomplete
	}
	return exitClean
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
