package fix

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/credlint/credlint/internal/source"
)

// maxFile is the largest file that is rewritten.
const maxFile = 100 << 20

// Write puts the changed file in the place of the old one, whole or not at
// all. It refuses where the file is not the one that was read any more.
func (r *Result) Write() error {
	return Replace(r.Before.File, r.After.File.Content)
}

// Replace exchanges the content of a file, whole or not at all. It refuses where
// the file is not the one that was read any more.
func Replace(f *source.File, content []byte) error {
	if f.Name == "" {
		return errors.New("has no place on disk")
	}
	target, err := filepath.EvalSymlinks(f.Name)
	if err != nil {
		return plainError(err)
	}
	if target != f.Name {
		return errors.New("has become a symbolic link since it was read")
	}
	now, err := source.Read(target, maxFile)
	switch {
	case err != nil:
		return plainError(err)
	case !bytes.Equal(now, f.Content):
		return errors.New("has changed since it was read")
	}
	info, err := os.Lstat(target)
	if err != nil {
		return plainError(err)
	}
	return plainError(write(target, all(content), info))
}
