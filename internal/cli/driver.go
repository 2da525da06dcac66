package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/scan"
)

// run is the driver that the flags ask for.
func (o *checkOptions) run(repo *git.Repo, args []string) func(context.Context, scan.Options) (*scan.Result, error) {
	switch {
	case o.history:
		return past(repo)
	case o.staged:
		return staged(repo, args)
	case o.since != "":
		return since(repo, o.since)
	}
	return scan.Run
}

// since runs a scan that reports on what changed since a revision only.
func since(repo *git.Repo, revision string) func(context.Context, scan.Options) (*scan.Result, error) {
	return func(ctx context.Context, o scan.Options) (*scan.Result, error) {
		before, err := repo.Before(ctx, revision)
		if err != nil {
			return nothing(ctx, o, "--since", err)
		}
		o.Before = before
		return scan.Run(ctx, o)
	}
}

// exclusive refuses flags that do not go together.
func (o *checkOptions) exclusive(args []string) error {
	var from []string // of git, by these
	for _, flag := range []struct {
		name  string
		given bool
	}{{"--history", o.history}, {"--since", o.since != ""}, {"--staged", o.staged}} {
		if flag.given {
			from = append(from, flag.name)
		}
	}
	switch {
	case len(from) > 1:
		return fmt.Errorf("%s exclude each other", strings.Join(from, " and "))
	case len(from) == 1 && (o.user || slices.Contains(args, "-")):
		return fmt.Errorf("%s goes with paths of one repository only", from[0])
	case len(from) == 1 && o.written != "":
		return fmt.Errorf("--write-baseline and %s exclude each other: a baseline knows all that is found", from[0])
	case o.written != "" && o.baseline != "":
		return fmt.Errorf("--write-baseline and --baseline exclude each other: what is written is all that is found")
	}
	return nil
}
