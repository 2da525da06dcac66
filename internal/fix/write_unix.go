//go:build !windows

package fix

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// write puts a content in the place of a file in one step: a new file beside it,
// with the mode and the owner of the old if there is one, is filled, brought to
// disk and renamed.
func write(name string, fill func(io.Writer) error, old fs.FileInfo) error {
	if old != nil && old.Mode().Perm()&0o222 == 0 {
		return errors.New("is read-only")
	}
	mode := renameio.WithPermissions(0o644) // as far as the user's mask lets it
	if old != nil {
		mode = renameio.WithStaticPermissions(0o600)
	}
	f, err := renameio.NewPendingFile(name, renameio.WithTempDir(filepath.Dir(name)), mode)
	if err != nil {
		return beside(err)
	}
	defer func() { _ = f.Cleanup() }()
	if old != nil {
		if err := adopt(f.File, old); err != nil {
			return err
		}
	}
	if err := filled(f.File, fill); err != nil {
		return err
	}
	return f.CloseAtomicallyReplace()
}

// adopt gives a file the owner and the mode of another.
func adopt(f *os.File, old fs.FileInfo) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, same := info.Sys().(*syscall.Stat_t)
	if ok && same && (was.Uid != is.Uid || was.Gid != is.Gid) {
		if err := f.Chown(int(was.Uid), int(was.Gid)); err != nil {
			return errors.New("belongs to somebody else, who would lose it")
		}
	}
	return f.Chmod(old.Mode())
}
