package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"

	"github.com/credlint/credlint/internal/source"
)

// maxLinks is how many refs may point to each other.
const maxLinks = 5

// errUnborn says that HEAD names a branch that has no commit yet.
var errUnborn = errors.New("there is no commit yet")

// head is the commit that is checked out. Its error is errUnborn or a problem.
func (r *Repo) head() (plumbing.Hash, error) {
	name := plumbing.HEAD
	for range maxLinks {
		folder := r.home(name)
		ref, err := dotgit.New(guard(folder)).Ref(name)
		switch {
		case errors.Is(err, plumbing.ErrReferenceNotFound) && name != plumbing.HEAD && !there(folder, name) && !there(r.common, "reftable"):
			return plumbing.ZeroHash, errUnborn
		case err != nil:
			return plumbing.ZeroHash, spoilt(name)
		case ref.Type() == plumbing.HashReference && ref.Hash() == plumbing.ZeroHash:
			return plumbing.ZeroHash, spoilt(name)
		case ref.Type() == plumbing.HashReference:
			return ref.Hash(), nil
		}
		name = ref.Target()
	}
	return plumbing.ZeroHash, spoilt(plumbing.HEAD)
}

// home is the folder in which a ref stands: each work tree has a HEAD of its own.
func (r *Repo) home(name plumbing.ReferenceName) string {
	if strings.HasPrefix(string(name), "refs/") {
		return r.common
	}
	return r.dir
}

func there(folder string, name plumbing.ReferenceName) bool {
	_, err := os.Lstat(filepath.Join(folder, filepath.FromSlash(string(name))))
	return err == nil
}

func spoilt(name plumbing.ReferenceName) source.Problem {
	return source.Problem{Path: ".git/" + string(name), Message: "cannot be read as the name of a commit"}
}

// ref is the id that a ref points to, over at most a few others.
func (r *Repo) ref(name plumbing.ReferenceName) string {
	if !filepath.IsLocal(filepath.FromSlash(string(name))) {
		return ""
	}
	for range maxLinks {
		ref, err := dotgit.New(guard(r.home(name))).Ref(name)
		switch {
		case err != nil:
			return ""
		case ref.Type() == plumbing.HashReference:
			return ref.Hash().String()
		}
		name = ref.Target()
	}
	return ""
}

// resolve puts the id of a ref in its place, since the store has no refs.
func (r *Repo) resolve(revision string) string {
	end := strings.IndexAny(revision, "~^")
	if end < 0 {
		end = len(revision)
	}
	name, rest := revision[:end], revision[end:]
	for _, form := range []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"} {
		if id := r.ref(plumbing.ReferenceName(fmt.Sprintf(form, name))); id != "" {
			return id + rest
		}
	}
	return revision
}

// tip is an object to which a ref points.
type tip struct {
	ref plumbing.ReferenceName
	id  string
}

// tips are what the refs of the repository and the HEAD of this work tree point
// to, each object once, and the problems of those that point to none.
func (r *Repo) tips() ([]tip, []source.Problem) {
	var problems []source.Problem
	refs, err := dotgit.New(guard(r.common)).Refs()
	if err != nil || there(r.common, "reftable") {
		problems = append(problems, source.Problem{Path: ".git/refs", Message: "the list of refs cannot be read, so the history is not read in full"})
		refs = r.loose()
	}
	seen := map[string]bool{}
	var tips []tip
	add := func(name plumbing.ReferenceName, id plumbing.Hash) {
		if !seen[id.String()] {
			seen[id.String()] = true
			tips = append(tips, tip{name, id.String()})
		}
	}
	for _, ref := range refs {
		switch {
		case ref.Type() != plumbing.HashReference || ref.Name() == plumbing.HEAD:
		case ref.Hash() == plumbing.ZeroHash:
			problems = append(problems, spoilt(ref.Name()))
		default:
			add(ref.Name(), ref.Hash())
		}
	}
	id, err := r.head()
	var fault source.Problem
	switch {
	case err == nil:
		add(plumbing.HEAD, id)
	case errors.As(err, &fault) && !slices.Contains(problems, fault):
		problems = append(problems, fault)
	}
	return tips, problems
}

// loose are the refs that have files of their own, as far as they can be read.
func (r *Repo) loose() []*plumbing.Reference {
	var refs []*plumbing.Reference
	_ = filepath.WalkDir(filepath.Join(r.common, "refs"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil //nolint:nilerr // the others may be there
		}
		name, err := filepath.Rel(r.common, file)
		if err != nil {
			return err
		}
		ref, err := dotgit.New(guard(r.common)).Ref(plumbing.ReferenceName(filepath.ToSlash(name)))
		if err == nil {
			refs = append(refs, ref)
		}
		return nil
	})
	return refs
}
