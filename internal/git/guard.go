package git

import (
	"compress/zlib"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
)

// guarded is a git folder as a library may see it that reads whatever it opens,
// to the end and into memory. It has no pipes and no devices, no large file where
// git has small ones, and no object that is not as long as its head says: a
// kilobyte can unpack to a megabyte.
type guarded struct{ billy.Filesystem }

func guard(folder string) billy.Filesystem { return guarded{osfs.New(folder)} }

// maxFile is the largest file that is read whole; packs are not.
const maxFile = 64 << 20

// maxContent is the largest object that is read into memory.
const maxContent = 100 << 20

func (g guarded) Open(name string) (billy.File, error) {
	return g.OpenFile(name, os.O_RDONLY, 0)
}

func (g guarded) OpenFile(name string, flag int, mode os.FileMode) (billy.File, error) {
	info, err := g.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, source.ErrNotRegular
	case info.Size() > maxFile && path.Ext(name) != ".pack":
		return nil, source.ErrTooLarge
	}
	f, err := g.Filesystem.OpenFile(name, flag|syscall.O_NONBLOCK, mode)
	if err == nil && loose().MatchString(filepath.ToSlash(name)) {
		err = errors.Join(honest(f), rewind(f))
	}
	if err != nil && f != nil {
		_ = f.Close()
		return nil, err
	}
	return f, err
}

// Chroot is asked for the objects of another repository that this one borrows.
func (g guarded) Chroot(folder string) (billy.Filesystem, error) {
	inner, err := g.Filesystem.Chroot(folder)
	return guarded{inner}, err
}

// loose is the name of an object that has a file of its own.
var loose = lazy.Pattern(`(^|/)[0-9a-f]{2}/[0-9a-f]{38}$`)

var errLies = errors.New("an object is not as long as its head says")

// honest wants an object that is as long as its head says, or so long that the
// head alone is read.
func honest(f io.Reader) error {
	in, err := zlib.NewReader(f)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	size, err := declared(in)
	if err != nil || size > maxContent {
		return err
	}
	if n, err := io.Copy(io.Discard, io.LimitReader(in, size+1)); err != nil || n != size {
		return errors.Join(err, errLies)
	}
	return nil
}

// declared reads "KIND SIZE" and a NUL.
func declared(in io.Reader) (int64, error) {
	const longest = 32
	var head strings.Builder
	one := make([]byte, 1)
	for head.Len() < longest {
		if _, err := io.ReadFull(in, one); err != nil {
			return 0, err
		}
		if one[0] == 0 {
			_, size, _ := strings.Cut(head.String(), " ")
			return strconv.ParseInt(size, 10, 64)
		}
		head.WriteByte(one[0])
	}
	return 0, errLies
}

func rewind(f io.Seeker) error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}
