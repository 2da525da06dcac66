package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// past runs a scan over the history of a repository instead of its work tree.
func past(repo *git.Repo) func(context.Context, scan.Options) (*scan.Result, error) {
	return func(ctx context.Context, o scan.Options) (*scan.Result, error) {
		h, err := repo.History(ctx)
		if err != nil {
			return nothing(ctx, o, "--history", err)
		}
		defer h.Close()
		wanted, left := worth(h.Versions, o)
		left = append(left, others(repo, o)...)
		result, err := scan.History(ctx, o, shards(ctx, h, wanted, o.Progress), left)
		if err != nil && ctx.Err() == nil {
			return nil, fmt.Errorf("--history: %w", err)
		}
		result.Problems = append(result.Problems, gaps(h, o)...)
		return result, err
	}
}

// nothing is the result of a run for which git's folder has nothing to read: it is
// damaged, or the run was interrupted before. Any other error is one of the command
// line.
func nothing(ctx context.Context, o scan.Options, flag string, err error) (*scan.Result, error) {
	var fault source.Problem
	damaged := errors.As(err, &fault)
	if !damaged && ctx.Err() == nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	o.Supplied = []scan.Supplied{}
	result, err := scan.Run(ctx, o)
	if damaged && result != nil {
		result.Problems = append(result.Problems, fault)
	}
	return result, err
}

// A process of git has to start for each shard: there are at most so many, and none
// is small without need.
const (
	maxShards = 8
	minShard  = 8 << 20 // bytes of versions
)

// shards parts the versions so that several can be read at a time. Those of a path
// stay together; git unpacks them faster then, too.
func shards(ctx context.Context, h *git.History, versions []git.Version, progress func(done, total int)) []scan.Shard {
	slices.SortStableFunc(versions, func(a, b git.Version) int { return strings.Compare(a.Path, b.Path) })
	var done atomic.Int64
	var all []scan.Shard
	for _, part := range parts(versions) {
		all = append(all, func(yield func(scan.Version) error) error {
			return h.Read(ctx, part, func(v git.Version, content []byte) error {
				progress(int(done.Add(1)), len(versions))
				return yield(scan.Version{Path: v.Path, Commit: v.Commit, Order: v.Order, Content: content})
			})
		})
	}
	return all
}

// parts cuts versions, sorted by path, into pieces of about the same size.
func parts(versions []git.Version) [][]git.Version {
	var all [][]git.Version
	total := int64(0)
	for _, v := range versions {
		total += v.Size
	}
	enough := max(minShard, total/maxShards)
	start, size := 0, int64(0)
	for i, v := range versions {
		if size > enough && v.Path != versions[i-1].Path {
			all = append(all, versions[start:i])
			start, size = i, 0
		}
		size += v.Size
	}
	if start < len(versions) {
		all = append(all, versions[start:])
	}
	return all
}

// worth are the versions that are read: those below one of the folders, of a
// kind and size that is read in a work tree. What the configuration excludes from
// them comes apart.
func worth(versions []git.Version, o scan.Options) (read []git.Version, left []scan.Omission) {
	wanted := below(o)
	for _, v := range versions {
		switch {
		case !scan.Worth(v.Path, v.Size) || !wanted.has(v.Path):
		case o.Config.Excluded(v.Path):
			left = append(left, scan.Omission{Path: v.Path, Reason: scan.Excluded})
		default:
			read = append(read, v)
		}
	}
	return read, left
}

// others are the submodules, whose commits are none of this repository.
func others(repo *git.Repo, o scan.Options) (left []scan.Omission) {
	wanted := below(o)
	for _, folder := range repo.Submodules() {
		if wanted.has(folder) {
			left = append(left, scan.Omission{Path: folder + "/", Reason: "a submodule has a history of its own"})
		}
	}
	return left
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

// maxGaps is how many versions that were lost are named.
const maxGaps = 20

// gaps are the parts of the history that could not be read.
func gaps(h *git.History, o scan.Options) []source.Problem {
	problems := slices.Clone(h.Problems)
	if h.Shallow {
		problems = append(problems, source.Problem{Path: ".git", Message: "the clone is shallow, so the older part of its history was not read; fetch with --unshallow"})
	}
	if h.Missing > 0 {
		problems = append(problems, source.Problem{Path: ".git", Message: fmt.Sprintf("%s of the history cannot be found (a partial clone?), so not all of it was read", report.Plural(h.Missing, "object"))})
	}
	lost, _ := worth(h.Lost(), o)
	slices.SortFunc(lost, func(a, b git.Version) int { return cmp.Or(strings.Compare(a.Path, b.Path), a.Order-b.Order) })
	for i, v := range lost {
		if i == maxGaps {
			problems = append(problems, source.Problem{Path: ".git", Message: fmt.Sprintf("%s more of a file cannot be read", report.Plural(len(lost)-i, "content"))})
			break
		}
		problems = append(problems, source.Problem{Path: v.Path, Message: fmt.Sprintf("its content in commit %s cannot be read: the object is damaged", v.Commit[:min(len(v.Commit), 12)])})
	}
	return problems
}
