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
	}
	return scan.Run
}

// exclusive refuses flags that each say what is linted. What is read from git
// are paths of one repository.
func (o *checkOptions) exclusive(args []string) error {
	var given []string
	for flag, set := range map[string]bool{"--history": o.history, "--staged": o.staged} {
		if set {
			given = append(given, flag)
		}
	}
	slices.Sort(given)
	switch {
	case len(given) > 1:
		return fmt.Errorf("%s exclude each other", strings.Join(given, " and "))
	case len(given) == 1 && (o.user || slices.Contains(args, "-")):
		return fmt.Errorf("%s goes with paths of one repository only", given[0])
	}
	return nil
}
