package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/scan"
)

// staged runs a scan over what the next commit would change, as it would be
// committed: the work tree may hold something else. With paths, what is not
// below one of them is left out.
func staged(repo *git.Repo, args []string) func(context.Context, scan.Options) (*scan.Result, error) {
	return func(ctx context.Context, o scan.Options) (*scan.Result, error) {
		files, problems, err := repo.Staged()
		if err != nil {
			return nothing(ctx, o, "--staged", err)
		}
		folders := below(o)
		if len(args) == 0 { // wherever in the repository that is said
			folders = named{".": true}
		}
		o.Supplied = []scan.Supplied{}
		for _, f := range files {
			if folders.has(f.Path) {
				o.Supplied = append(o.Supplied, scan.Supplied{Path: f.Path, Read: f.Read})
			}
		}
		if err := astray(args, len(o.Supplied)); err != nil {
			return nil, err
		}
		o.Others = func(path string) []byte { // as they are staged, too
			content, _ := repo.Indexed(path, maxOther) // what cannot be read is not there
			return content
		}
		result, err := scan.Run(ctx, o)
		if result != nil {
			for _, p := range problems {
				if folders.has(p.Path) {
					result.Problems = append(result.Problems, p)
				}
			}
		}
		return result, err
	}
}

// maxOther is the longest file that is read because a staged one names it.
const maxOther = 1 << 20

// astray complains about a path that leads nowhere, where nothing else tells:
// a misspelt one would look clean. One that is staged need not be in the work
// tree any more.
func astray(args []string, found int) error {
	for _, name := range plain(args) {
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) && found == 0 {
			return fmt.Errorf("%q: %w", name, scan.ErrNotFound)
		}
	}
	return nil
}
