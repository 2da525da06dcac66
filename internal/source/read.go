package source

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
)

var (
	// ErrNotRegular says that a path names a folder, a pipe, a socket or a device.
	ErrNotRegular = errors.New("is not a regular file")
	// ErrTooLarge says that a file is larger than its reader wants.
	ErrTooLarge = errors.New("is too large")
)

// Reader returns the content of a file of at most limit bytes, as Read does.
type Reader func(name string, limit int64) ([]byte, error)

// Read returns the content of a regular file of at most limit bytes. It opens
// nothing else and never waits: a repository may hold a pipe or a device under
// any name, and opening one may hang or have an effect.
func Read(name string, limit int64) ([]byte, error) {
	if info, err := os.Stat(name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	return ReadSeen(name, limit, nil)
}

// ReadSeen is Read for a name that has just been seen to be a regular file's. It
// uses the memory of buffer, if that is large enough.
func ReadSeen(name string, limit int64, buffer []byte) ([]byte, error) {
	f, size, err := open(name) // it may have been exchanged since it was seen
	if err != nil {
		return nil, err
	}
	defer f.close()
	if size > limit {
		return nil, ErrTooLarge
	}
	return readAtMost(buffer, f, size, limit)
}

// Shown is the path by which reports name a file: relative to root and with
// slashes, where it lies below.
func Shown(name, root string) string {
	if rel, err := filepath.Rel(root, name); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(name)
}

// readAtMost reads r, which is believed to hold size bytes but may grow.
func readAtMost(buffer []byte, r io.Reader, size, limit int64) ([]byte, error) {
	content := slices.Grow(buffer[:0], int(min(size, limit))+1)
	for {
		n, err := r.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		switch {
		case int64(len(content)) > limit:
			return nil, ErrTooLarge
		case err == io.EOF, size > 0 && int64(len(content)) == size:
			return content, nil
		case err != nil:
			return nil, err
		case len(content) == cap(content):
			content = append(content, 0)[:len(content)]
		}
	}
}
