package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/setup"
	"github.com/credlint/credlint/internal/source"
)

// setupCommand is init: it writes what makes a repository use credlint.
func (p *program) setupCommand() *cobra.Command {
	hook := false
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Make this repository use credlint: configuration, hook, workflow",
		Long: `Make this repository use credlint. It asks nothing, and writes what is not there:
.credlint.yml, a hook before each commit, and a workflow for GitHub Actions.

The hook goes where the repository has its hooks: into the configuration of
pre-commit or lefthook, or the scripts of husky. Where it has none of these, a
configuration for pre-commit is written or, with --hook, a hook of git itself.

No file of another program is overwritten. What cannot be added without doubt is
left alone, with a word on what to do. A second run changes nothing.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.setUp(cmd.Context(), hook) },
	}
	cmd.Flags().BoolVar(&hook, "hook", false, "without a manager of hooks, write a hook of git itself")
	return cmd
}

// released is how a version that others can get is written.
var released = lazy.Pattern(`^v\d+\.\d+\.\d+$`)

func (p *program) setUp(ctx context.Context, hook bool) error {
	in := &input{paths: []string{"."}}
	if err := in.settle(); err != nil {
		return err
	}
	if !in.repo.Present() {
		return errors.New("there is no git repository here; git init makes one")
	}
	o := setup.Options{Root: in.root, Hook: hook, Version: release()}
	if hook {
		hooks, err := in.repo.Hooks(ctx)
		if err != nil {
			return err
		}
		o.Hooks = hooks
	}
	if !released().MatchString(o.Version) {
		o.Version = setup.Tag
		p.complain("this program is no release; what is written refers to %s", o.Version)
	}
	for _, step := range setup.Plan(o) {
		if err := step.Write(o.Root); err != nil {
			return fmt.Errorf("%s cannot be written: %w", step.Path, err)
		}
		if _, err := fmt.Fprintln(p.stdout, source.Visible(said(step))); err != nil {
			return err
		}
	}
	return nil
}

// said is one line on what became of a file.
func said(s setup.Step) string {
	line := s.Path + ": "
	switch {
	case s.Kept:
		line += "there already"
	case s.Done == "":
		line += "left alone: " + s.Todo
	default:
		line += s.Done
	}
	if s.Next != "" {
		line += "; " + s.Next
	}
	return line
}
