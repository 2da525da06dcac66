package cli

import (
	"context"
	"fmt"
	"path"
	"path/filepath"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// past runs a scan over the history of a repository instead of its work tree.
func past(repo *git.Repo) func(context.Context, scan.Options) (*scan.Result, error) {
	return func(ctx context.Context, o scan.Options) (*scan.Result, error) {
		h, err := repo.History(ctx)
		if err != nil {
			return nil, fmt.Errorf("--history: %w", err)
		}
		defer h.Close()
		wanted := worth(h.Versions, below(o))
		done := 0
		result, err := scan.History(ctx, o, func(yield func(scan.Version) error) error {
			return h.Read(ctx, wanted, func(v git.Version, content []byte) error {
				done++
				o.Progress(done, len(wanted))
				return yield(scan.Version{Path: v.Path, Commit: v.Commit, Content: content})
			})
		})
		if err != nil && ctx.Err() == nil {
			return nil, fmt.Errorf("--history: %w", err)
		}
		result.Problems = append(result.Problems, gaps(h)...)
		return result, err
	}
}

// worth are the versions that are read: those below one of the folders, of a
// kind and size that is read in a work tree.
func worth(versions []git.Version, wanted named) []git.Version {
	var read []git.Version
	for _, v := range versions {
		if scan.Worth(v.Path, v.Size) && wanted.has(v.Path) {
			read = append(read, v)
		}
	}
	return read
}

// named are files and folders by which a choice is made. A hook names thousands
// of them.
type named map[string]bool

// has reports whether a path is one of them or lies below one.
func (n named) has(at string) bool {
	for ; !n[at]; at = path.Dir(at) {
		if at == "." || at == "/" {
			return false
		}
	}
	return true
}

// below are the paths of the command line as git knows them. A path
// need not exist any more.
func below(o scan.Options) named {
	folders := named{}
	for _, p := range o.Paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			continue
		}
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			abs = real
		}
		if rel, err := filepath.Rel(o.Root, abs); err == nil {
			folders[filepath.ToSlash(rel)] = true
		}
	}
	return folders
}

// gaps are the parts of the history that could not be read.
func gaps(h *git.History) []source.Problem {
	var problems []source.Problem
	if h.Shallow {
		problems = append(problems, source.Problem{Path: ".git", Message: "the clone is shallow, so the older part of its history was not read; fetch with --unshallow"})
	}
	if h.Missing > 0 {
		problems = append(problems, source.Problem{Path: ".git", Message: fmt.Sprintf("%d objects of the history are not here (a partial clone?), so they were not read", h.Missing)})
	}
	return problems
}
