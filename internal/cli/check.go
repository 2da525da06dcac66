package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/detect/own"
	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/gocheck"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/spell"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format  choice
	output  string
	failOn  choice
	color   choice
	types   choice
	rules   selection
	maxTTL  time.Duration
	user    bool
	history bool
	staged  bool
	since   string
	// baseline is read, written is what is written instead of a report.
	baseline, written string
	jobs              count
	quiet             bool
	verbose           bool
	// stdinName is what the file on standard input is called.
	stdinName string
	config    string
	noConfig  bool
	given     func(flag string) bool // on the command line
	root      string                 // to which the paths of the report are relative
}

// check is the default command, so it exists twice: as the root and by name.
func (p *program) check(use string) *cobra.Command {
	o := &checkOptions{
		format: choice{"text", formatNames()},
		failOn: choice{"warning", []string{"error", "warning", "note", "never"}},
		color:  choice{"auto", []string{"auto", "always", "never"}},
		types:  choice{"stubs", []string{"stubs", "full"}},
	}
	cmd := &cobra.Command{
		Use:   use,
		Short: "Lint the credentials that are handed to AI agents",
		Long: `Lint the credentials that are handed to AI agents.

PATH is a file, a folder (all below it; "./..." is the same as "."), or "-" for
standard input. Without a PATH, the working folder is linted; with --user and
no PATH, only your own settings of agents are.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 a wrong command line
or configuration, or a report that cannot be written; 3 nothing was found, but
something could not be read, so that silence proves nothing.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			err := p.lint(cmd.Context(), o, args)
			if errors.Is(err, scan.ErrNotFound) && len(args) > 0 && !cmd.HasParent() {
				return fmt.Errorf("%w, %s", err, unknownCommand(cmd, args))
			}
			return err
		},
	}
	o.flags(cmd, p)
	return cmd
}

func (o *checkOptions) flags(cmd *cobra.Command, p *program) {
	f := cmd.Flags()
	f.SortFlags = false
	o.given = f.Changed
	f.VarP(&o.format, "format", "f", "the report's format")
	f.StringVarP(&o.output, "output", "o", "", "write the report to `FILE`; text still goes to the terminal")
	f.Var(&o.failOn, "fail-on", "the least severity that makes the exit code 1")
	f.StringSliceVar(&o.rules.only, "only", nil, "run just this `RULE` (repeatable)")
	f.StringSliceVar(&o.rules.enable, "enable", nil, "run this `RULE` (repeatable)")
	f.StringSliceVar(&o.rules.disable, "disable", nil, "do not run this `RULE` (repeatable)")
	f.DurationVar(&o.maxTTL, "max-ttl", lint.DefaultMaxTTL, "the longest `LIFE` of a credential that long-expiry accepts, as 24h or 90m")
	f.StringVar(&o.config, "config", "", "the configuration `FILE` (default: .credlint.yml, found upwards to the root of the repository)")
	f.BoolVar(&o.noConfig, "no-config", false, "read no configuration, as for a repository that you do not trust")
	f.BoolVar(&o.user, "user", false, "lint your own settings of agents, outside of repositories")
	f.BoolVar(&o.staged, "staged", false, "lint what is staged in the index of git, as the next commit would have it, and nothing else")
	f.StringVar(&o.since, "since", "", "report on files only that changed since the revision `REV`, or since it and this one parted")
	f.BoolVar(&o.history, "history", false, "lint every content that a file once had in the git history, and nothing else")
	f.StringVar(&o.baseline, "baseline", "", "report only what the baseline `FILE` does not know")
	f.StringVar(&o.written, "write-baseline", "", "write what is found into the baseline `FILE`, and report none of it")
	f.StringVar(&o.stdinName, "stdin-filename", "", "lint standard input (the path -) as the file `NAME`")
	f.Var(&o.types, "types", "where the types of Go code come from: built in, or the Go toolchain")
	f.Var(&o.jobs, "jobs", "files to read at a time (default: the number of processors)")
	f.Var(&o.color, "color", "when to use colours")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print neither coverage nor progress")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print what was left out, and why")
	for _, name := range []string{"only", "enable", "disable"} {
		_ = cmd.RegisterFlagCompletionFunc(name, p.completeRules)
	}
}

// lint runs check. Its error is a fault of the command line or of the report.
func (p *program) lint(ctx context.Context, o *checkOptions, args []string) error {
	scanned, repo, err := p.scanOptions(o, args)
	if err != nil {
		return err
	}
	status := p.status(o)
	scanned.Progress = status.update
	result, err := o.run(repo, args)(ctx, scanned)
	status.clear()
	if result == nil {
		return err
	}
	result.Problems = append(result.Problems, repo.Problems()...)
	if o.written != "" {
		return p.record(o, scanned, result, err != nil)
	}
	if fault := p.report(o, result, err != nil); fault != nil {
		return fault
	}
	p.tell(o, result, err != nil)
	p.code = verdict(o.failOn.value, result, err != nil)
	if p.code == exitIncomplete && err == nil && len(result.Problems) == 0 && (o.staged || unwanted(scanned.Paths, result)) {
		p.code = exitClean // there was nothing to read
	}
	return nil
}

func (p *program) scanOptions(o *checkOptions, args []string) (scan.Options, *git.Repo, error) {
	if o.maxTTL <= 0 {
		return scan.Options{}, nil, errors.New("--max-ttl: want more than nothing, as 24h or 90m")
	}
	if err := o.exclusive(args); err != nil {
		return scan.Options{}, nil, err
	}
	in, err := p.inputs(o, args)
	if err != nil {
		return scan.Options{}, nil, err
	}
	o.root = in.root
	if o.staged { // git tells hooks where the index is
		in.repo = in.repo.WithIndex(p.env("GIT_INDEX_FILE"))
	}
	cfg, err := p.config(o, in)
	if err != nil {
		return scan.Options{}, nil, err
	}
	known, err := o.known(in)
	if err != nil {
		return scan.Options{}, nil, err
	}
	rules, err := o.rules.from(p.rules, cfg.Off())
	if err != nil {
		return scan.Options{}, nil, err
	}
	return scan.Options{
		Root: in.root, Paths: in.paths, Stdin: in.stdin, StdinPath: in.stdinPath, User: in.user,
		Rules: rules, Known: ids(p.rules), Config: cfg, Baseline: known, Partial: o.staged || in.partial(), Policy: o.policy(cfg, p.now), Detector: own.With(p.detector, ownFormats(cfg)), Words: cfg.Words(), Packages: p.goPackages(o.types.value, in.root), Repo: in.repo, Jobs: int(o.jobs),
	}, in.repo, nil
}

// goPackages is the driver for Go code.
func (p *program) goPackages(types, root string) scan.Packages {
	if types == "full" {
		return gocheck.NewFull(root)
	}
	return gocheck.New()
}

// status is the progress line, where somebody can see it.
func (p *program) status(o *checkOptions) *progress {
	noun := "files"
	if o.history {
		noun = "versions of files"
	}
	if o.quiet || !isTerminal(p.stderr) {
		return newProgress(io.Discard, noun, p.silence)
	}
	return newProgress(p.stderr, noun, p.silence)
}

// tell prints what is no finding to standard error.
func (p *program) tell(o *checkOptions, r *scan.Result, interrupted bool) {
	if o.verbose {
		for _, left := range r.Omissions {
			p.complain("%s: left out: %s", left.Path, left.Reason)
		}
		for _, e := range r.Gone {
			p.complain("%s: %s is gone, so %s need not know it any more", e.Path, e.Rule, r.Coverage.Baseline)
		}
	}
	_ = text.WriteProblems(p.stderr, r.Problems, text.Options{Color: p.colored(o.color.value, p.stderr)})
	switch {
	case interrupted && !p.prints(o):
		p.complain("interrupted, so %s is not written; what was found until then is on standard output", o.output)
	case interrupted:
		p.complain("interrupted; the report holds what was found until then")
	case r.Coverage.Files > 0, len(r.Problems) > 0: // enough is said
	case o.staged:
		p.complain("nothing was read: nothing is staged that is linted")
	case o.user:
		p.complain("nothing was read: you have no settings of an agent that credlint knows")
	case len(r.Omissions) > 0:
		p.complain("nothing was read: all that was found is left out on purpose (--verbose tells why)")
	default:
		p.complain("nothing was read: there is no file to lint")
	}
}

// verdict is the exit code of a run.
func verdict(failOn string, r *scan.Result, interrupted bool) int {
	failing := func(f lint.Finding) bool { return fails(failOn, f.Level()) }
	switch {
	case slices.ContainsFunc(r.Findings, failing):
		return exitFindings
	case interrupted, len(r.Problems) > 0, r.Coverage.Files == 0:
		return exitIncomplete
	}
	return exitClean
}

// unwanted reports whether nothing was read because only files were named, as a
// hook does, and each of them is left out on purpose: it is binary, too large to
// be written by a person, or the configuration says so.
func unwanted(paths []string, r *scan.Result) bool {
	folder := func(name string) bool {
		info, err := os.Stat(name)
		return err != nil || info.IsDir()
	}
	return r.Coverage.Files == 0 && r.Coverage.Skipped > 0 && !slices.ContainsFunc(paths, folder)
}

// fails reports whether a severity is at or above the one of --fail-on.
func fails(failOn string, level lint.Severity) bool {
	switch failOn {
	case "note":
		return true
	case "warning":
		return level >= lint.Warning
	case "error":
		return level >= lint.Error
	}
	return false
}

// unknownCommand explains a word that is neither a path nor a command.
func unknownCommand(root *cobra.Command, args []string) string {
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		return "nor such a command; did you mean " + spell.OneOf(near) + "?"
	}
	return "nor such a command; --help lists them"
}
