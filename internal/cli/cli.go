// Package cli turns a command line into a run. It is the only place where
// rules, drivers and reports meet.
//
// Each command is a function of its own file that returns a cobra command;
// adding one is a file and a line in root.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/spell"
	"github.com/credlint/credlint/rules"
)

// The exit codes are a contract with scripts and CI jobs.
const (
	exitClean      = 0 // nothing at or above --fail-on
	exitFindings   = 1
	exitUsage      = 2 // the command line is wrong, or the report cannot be written
	exitIncomplete = 3 // something could not be read, nothing was read at all, or nobody has the whole report
)

// Main runs the command with its arguments (without the program's name) and
// returns the exit code. env looks up an environment variable.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	receive()
	p := &program{rules: rules.All, detector: gitleaks.New(), stdin: stdin, stdout: stdout, stderr: stderr, env: env, system: runtime.GOOS, silence: time.Second, now: time.Now()}
	return p.main(args)
}

// program is one run of the command.
type program struct {
	rules    []*lint.Rule
	detector detect.Detector

	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	system         string        // a GOOS value: whose places of settings count
	silence        time.Duration // before a run tells how far it is
	now            time.Time

	code int // set by a command that ran
}

// main runs a command. A panic that no step of the scan has caught would print
// what it holds, which may be a part of a file.
func (p *program) main(args []string) (code int) {
	defer func() {
		if recover() != nil {
			p.complain("credlint failed (in %s); please report it", scan.Culprit())
			code = exitIncomplete
		}
	}()
	return p.run(args)
}

func (p *program) run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once

	out := &outlet{Writer: p.stdout}
	p.stdout, p.stdin = out, &inlet{p.stdin, ctx}
	root := p.root()
	root.SetArgs(append([]string{}, args...)) // nil would mean the process's own
	err := root.ExecuteContext(ctx)
	switch {
	case gone(out.fault): // who left knows
		return exitIncomplete
	case ctx.Err() != nil && errors.Is(err, errInterrupted):
		p.complain("interrupted")
		return exitIncomplete
	case err != nil:
		p.complain("%s", p.fault(err, args))
		return unwritten(err)
	case out.fault != nil:
		p.complain("standard output cannot be written: %v", out.fault)
		return unwritten(out.fault)
	}
	return p.code
}

// unwritten is the exit code of a run that ended with an error. A disk that is full
// is not the caller's fault.
func unwritten(err error) int {
	if full(err) {
		return exitIncomplete
	}
	return exitUsage
}

func (p *program) root() *cobra.Command {
	root := p.check("credlint [PATH ...]")
	root.AddCommand(p.check("check [PATH ...]"), p.mendCommand(), p.explain(), p.table(), p.clients(), p.inspect(), p.keys(), p.setupCommand(), p.version())
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SuggestionsMinimumDistance = 2
	root.Version = built()
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(misspelt)
	root.SilenceErrors = true // main words them
	root.SilenceUsage = true
	return root
}

// misspelt proposes the flags that an unknown one may stand for.
func misspelt(cmd *cobra.Command, err error) error {
	word, unknown := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !unknown {
		return err
	}
	var flags []string
	for _, shown := range strings.Fields(cmd.Flags().FlagUsages()) {
		if name, is := strings.CutPrefix(shown, "--"); is && cmd.Flags().Lookup(name) != nil {
			flags = append(flags, name)
		}
	}
	slices.Sort(flags) // a flag's text may name another one
	if near := spell.Near(word, slices.Compact(flags)); len(near) > 0 {
		return fmt.Errorf("%w; did you mean --%s?", err, strings.Join(near, " or --"))
	}
	return fmt.Errorf("%w; --help lists them", err)
}

// complain tells the user about something that is no finding. What it prints
// may stem from a file's name, so nothing in it reaches the terminal raw.
func (p *program) complain(format string, args ...any) {
	_, _ = fmt.Fprintf(p.stderr, "credlint: %s\n", source.Visible(fmt.Sprintf(format, args...)))
}
