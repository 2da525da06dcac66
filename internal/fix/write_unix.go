//go:build !windows

package fix

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/google/renameio/v2"
)

// write replaces a file in one step: a new one beside it, with the mode and the
// owner of the old, is filled, brought to disk and renamed.
func write(name string, content []byte, old fs.FileInfo) error {
	if old.Mode().Perm()&0o222 == 0 {
		return errors.New("is read-only")
	}
	f, err := renameio.NewPendingFile(name, renameio.WithStaticPermissions(0o600))
	if err != nil {
		return err
	}
	defer func() { _ = f.Cleanup() }()
	if err := adopt(f.File, old); err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
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
