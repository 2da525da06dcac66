package scan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// ErrNotFound says that a path of the command line leads nowhere.
var ErrNotFound = errors.New("no such file or folder")

// entry is one file to read.
type entry struct {
	path string // by which reports name it
	name string // by which the system opens it, free of symbolic links; empty where content has it
	id   inventory.Identity
	user bool // one of the user's own settings, outside the paths
	// content is what came by standard input or from history, and commit the one
	// that brought it in.
	content []byte
	commit  string
	supply  func(limit int64) ([]byte, error) // reads what is no file of the system
}

// listing is what a walk gives: each file once, in the order of paths.
type listing struct {
	files     []*entry
	problems  []source.Problem
	omissions []Omission
}

// walker goes through folders. It decides by path alone what to read, and
// opens nothing but folders.
type walker struct {
	ctx    context.Context
	root   string
	repo   lint.Repo
	config *config.Config
	files  map[string]*entry // by name
	linked int               // folders seen through symbolic links
	listing
}

// place says how the walk came to a folder.
type place struct {
	// agents is set where only the agents' own files count, because git ignores
	// the folder or because it is seen a second time through a link.
	agents bool
	// linked is set behind a symbolic link; no second one is followed.
	linked bool
}

// walk lists the files that the options name.
func walk(ctx context.Context, o Options) (*listing, error) {
	w := &walker{ctx: ctx, root: o.Root, repo: o.Repo, config: o.Config, files: map[string]*entry{}}
	if o.Stdin != nil {
		w.files[o.StdinPath] = &entry{path: o.StdinPath, id: identify(o.StdinPath), content: o.Stdin}
	}
	for _, f := range o.Supplied {
		w.supplied(f)
	}
	if o.Supplied == nil {
		for _, name := range o.Paths {
			if err := w.start(name); err != nil {
				return nil, err
			}
		}
	}
	if o.User != nil {
		w.user(*o.User)
	}
	for _, e := range w.files {
		w.listing.files = append(w.listing.files, e)
	}
	slices.SortFunc(w.listing.files, func(a, b *entry) int { return strings.Compare(a.path, b.path) })
	return &w.listing, nil
}

// start takes a path of the command line. What the user names is read even if
// git ignores it or its name is that of a generated file.
func (w *walker) start(name string) error {
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	target, info, err := resolve(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q: %w", name, ErrNotFound)
	case err != nil:
		return fmt.Errorf("%q: %s", name, reason(err))
	case info.IsDir():
		w.folder(target, w.rel(target), place{})
	case !info.Mode().IsRegular():
		w.problem(w.rel(abs), source.ErrNotRegular.Error())
	default:
		at := w.rel(abs)
		w.add(target, at, identify(at))
	}
	return nil
}

// folder lists what is in the folder at name.
func (w *walker) folder(name, at string, in place) {
	if w.ctx.Err() != nil {
		return
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		w.problem(at, "folder cannot be read: "+reason(err))
	}
	for _, e := range entries {
		w.visit(filepath.Join(name, e.Name()), path.Join(at, e.Name()), e.Type(), in)
	}
}

func (w *walker) visit(name, at string, mode fs.FileMode, in place) {
	switch {
	case mode.IsDir():
		w.enter(name, at, in)
	case mode&fs.ModeSymlink != 0:
		w.follow(name, at, in)
	default:
		w.file(name, at, mode, in)
	}
}

// enter goes into a folder, unless what is in it is nobody's own work.
func (w *walker) enter(name, at string, in place) {
	base := path.Base(at)
	switch {
	case bookkeeping[base]:
		return
	case thirdParty[base]:
		w.omit(at+"/", "third-party code", in)
		return
	case !in.agents && w.repo.Ignored(at+"/"):
		w.omit(at+"/", "ignored by git", in)
		in.agents = true
	}
	if in.agents && output[base] {
		return
	}
	w.folder(name, at, in)
}

// file takes a file that is no folder and no link. Agents' own files count
// wherever they are; the agent reads an ignored one too.
func (w *walker) file(name, at string, mode fs.FileMode, in place) {
	id := identify(at)
	switch {
	case !mode.IsRegular() && id.Kind == inventory.Config:
		w.problem(at, source.ErrNotRegular.Error())
	case !mode.IsRegular():
		w.omit(at, source.ErrNotRegular.Error(), in)
	case id.Kind.Agents():
		w.add(name, at, id)
	case in.agents:
	case generated(at) != "":
		w.omit(at, generated(at), in)
	case w.repo.Ignored(at):
		w.omit(at, "ignored by git", in)
	default:
		w.add(name, at, id)
	}
}

// add lists a file under its own path, as what both that path and the path by
// which it was found make it.
func (w *walker) add(name, at string, id inventory.Identity) {
	known, found := w.files[name]
	if !found {
		own := w.rel(name)
		if w.config.Excluded(own) {
			w.omit(own, Excluded, place{})
			return
		}
		known = &entry{path: own, name: name, id: id}
		w.files[name] = known
		if own == at {
			return
		}
		known.id = identify(own)
	}
	known.id = join(known.id, id)
}

// Excluded is why a file is left out that the configuration does not want read,
// even where the command line names it: a hook names whatever was committed.
const Excluded = "excluded by the configuration"

// join is the identity of a file that has two paths.
func join(own, other inventory.Identity) inventory.Identity {
	if own.Kind == inventory.Other {
		return other
	}
	if other.Kind != own.Kind || other.Format != own.Format {
		return own
	}
	uses := slices.Clone(own.Uses)
	for _, use := range other.Uses {
		if !slices.Contains(uses, use) {
			uses = append(uses, use)
		}
	}
	own.Uses = uses
	return own
}

// identify asks the inventory about a path that may lead out of the root.
func identify(at string) inventory.Identity {
	for strings.HasPrefix(at, "../") {
		at = at[len("../"):]
	}
	return inventory.Identify(at)
}

// rel is the path by which reports name a file.
func (w *walker) rel(name string) string {
	if below, ok := strings.CutPrefix(name, w.root+string(filepath.Separator)); ok {
		return filepath.ToSlash(below) // both are clean
	}
	rel, err := filepath.Rel(w.root, name)
	if err != nil { // another drive
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

func (w *walker) problem(at, message string) {
	w.problems = append(w.problems, source.Problem{Path: at, Message: message})
}

// omit notes what is left out. What lies in a folder that is left out as a
// whole is not counted again.
func (w *walker) omit(at, why string, in place) {
	if !in.agents {
		w.omissions = append(w.omissions, Omission{at, why})
	}
}
