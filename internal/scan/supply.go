package scan

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
)

// Supplied is a file whose content is read in another way than from the work
// tree.
type Supplied struct {
	Path string // relative to the root, with slashes
	Read func(limit int64) ([]byte, error)
}

// supplied takes a file as if a walk had come by it.
func (w *walker) supplied(f Supplied) {
	e := &entry{path: f.Path, id: identify(f.Path), supply: f.Read}
	switch {
	case w.config.Excluded(f.Path):
		w.omit(f.Path, Excluded, place{})
	case nobodys(f.Path):
		w.omit(f.Path, "third-party code", place{})
	case !e.id.Kind.Agents() && generated(f.Path) != "":
		w.omit(f.Path, generated(f.Path), place{})
	default:
		w.files[f.Path] = e
	}
}

// Worth reports whether a file that is not there any more would be read if it
// were, by its path and its size in bytes alone.
func Worth(at string, size int64) bool {
	id := identify(at)
	switch {
	case nobodys(at):
		return false
	case id.Kind == inventory.Other:
		return generated(at) == "" && size <= maxText
	}
	return size <= maxConfig
}

// nobodys reports whether a path lies in a folder of third-party code.
func nobodys(at string) bool {
	for dir := range strings.SplitSeq(path.Dir(at), "/") {
		if thirdParty[dir] {
			return true
		}
	}
	return false
}
