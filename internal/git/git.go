// Package git answers three questions about a work tree: is a path tracked, is
// it ignored, is it there. And it gives every content that a file once had, and
// tells since when a file has had its own.
//
// It reads the repository's own files: a repository's configuration can make
// git run programs, and the repositories that are linted are not trusted. Only
// History and Before start git, on a folder of its own making.
//
// Paths are slash-separated and relative to the root of the work tree. A path
// that ends in a slash is a folder.
package git

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	format "github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"github.com/credlint/credlint/internal/source"
)

// Repo is a work tree, or the absence of one. It is safe for concurrent use.
type Repo struct {
	root      string // the work tree; empty where there is no repository
	dir       string // the git folder of this work tree
	common    string // the git folder that all work trees of the repository share
	indexFile string
	bare      bool // there is a repository, but no work tree

	decoded func() (*format.Index, string) // the index, or why it cannot be read
	index   func() index                   // its paths

	walk    sync.Mutex // of objects, which are not safe for concurrent use
	objects func() *filesystem.Storage

	mu      sync.Mutex
	folders map[string]*folder
}

// Open looks for a repository from the folder upwards. The result is never nil.
func Open(folder string) *Repo {
	none := &Repo{}
	for at := folder; ; at = filepath.Dir(at) {
		if dir, found := gitFolder(filepath.Join(at, ".git")); found {
			return open(at, dir, filepath.Join(dir, "index"))
		}
		none.bare = none.bare || isBare(at)
		if at == filepath.Dir(at) {
			return none
		}
	}
}

// isBare reports whether a folder looks like a repository without a work tree. One
// inside of a work tree is a folder like others: it may have been put there to be
// taken for the repository.
func isBare(folder string) bool {
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if info, err := os.Lstat(filepath.Join(folder, name)); err != nil || info.IsDir() == (name == "HEAD") {
			return false
		}
	}
	return true
}

// absent says that there is no repository.
func (r *Repo) absent() error {
	if r.bare {
		return errors.New("this is a bare repository, which has no work tree: clone it, and lint the clone")
	}
	return errors.New("there is no git repository here")
}

// WithIndex is the same repository with another file as its index: while git
// commits, the next commit's index may be such a one, which GIT_INDEX_FILE
// names to hooks. An empty name changes nothing.
func (r *Repo) WithIndex(name string) *Repo {
	if !r.Present() || name == "" {
		return r
	}
	return open(r.root, r.dir, from(r.root, name))
}

func open(root, dir, indexFile string) *Repo {
	r := &Repo{root: root, dir: dir, common: commonFolder(dir), indexFile: indexFile}
	r.decoded = sync.OnceValues(r.decodeIndex)
	r.index = sync.OnceValue(r.readIndex)
	r.objects = sync.OnceValue(r.openObjects)
	r.folders = map[string]*folder{}
	return r
}

// Root is the absolute folder of the work tree, empty where there is none.
func (r *Repo) Root() string { return r.root }

// Present reports whether there is a repository.
func (r *Repo) Present() bool { return r.root != "" }

// Exists reports whether path is a regular file in the work tree.
func (r *Repo) Exists(path string) bool {
	if !r.has(path) {
		return false
	}
	info, err := os.Stat(filepath.Join(r.root, filepath.FromSlash(path)))
	return err == nil && info.Mode().IsRegular()
}

// Problems are the faults that were met while answering.
func (r *Repo) Problems() []source.Problem {
	if !r.Present() {
		return nil
	}
	if fault := r.index().fault; fault != "" {
		return []source.Problem{{Path: ".git/index", Message: fault}}
	}
	return nil
}

// has reports whether path can be in the work tree.
func (r *Repo) has(path string) bool {
	return r.Present() && filepath.IsLocal(filepath.FromSlash(path))
}

// maxPointer is the largest file that is read as the name of a folder.
const maxPointer = 4096

// gitFolder returns the git folder that the ".git" at name is or, in a linked
// work tree or a submodule, points to.
func gitFolder(name string) (string, bool) {
	info, err := os.Stat(name)
	if err != nil {
		return "", false
	}
	dir := name
	if !info.IsDir() {
		content, err := source.Read(name, maxPointer)
		target, found := strings.CutPrefix(string(content), "gitdir:")
		if err != nil || !found {
			return "", false
		}
		dir = from(filepath.Dir(name), target)
	}
	_, err = os.Lstat(filepath.Join(dir, "HEAD"))
	return dir, err == nil
}

// commonFolder follows the "commondir" file of a linked work tree.
func commonFolder(dir string) string {
	target, err := source.Read(filepath.Join(dir, "commondir"), maxPointer)
	if err != nil {
		return dir
	}
	return from(dir, string(target))
}

// from resolves the path that stands in one of git's files.
func from(dir, target string) string {
	target = filepath.FromSlash(strings.TrimSpace(target))
	if filepath.IsAbs(target) {
		return target
	}
	return filepath.Join(dir, target)
}
