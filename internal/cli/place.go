package cli

import (
	"errors"
	"os"
	"path/filepath"
)

// outOf refuses the name of a file in the repository whose folder lies elsewhere, by
// a symbolic link: who names it means the repository, which may have brought the
// link.
func outOf(root, name string) error {
	working, err := os.Getwd()
	if err == nil {
		working, err = filepath.EvalSymlinks(working)
	}
	if err != nil {
		return err
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(working, name)
	}
	folder := filepath.Dir(name)
	real, err := filepath.EvalSymlinks(folder)
	if err == nil && inside(root, folder) && !inside(root, real) {
		return errors.New("a symbolic link leads out of the repository there")
	}
	return nil // what is not there is told by who writes
}

func inside(root, folder string) bool {
	rel, err := filepath.Rel(root, folder)
	return err == nil && filepath.IsLocal(rel)
}
