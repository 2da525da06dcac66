// Package home finds the files that agents keep outside of repositories: in
// the user's home folder, where a variable moved them, or in the system's own
// folders. It opens no file.
package home

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/credlint/credlint/internal/inventory"
)

// File is one regular file.
type File struct {
	// Name opens it: an absolute path, as the client builds it.
	Name string
	// Path is what people are told: "~/.codex/config.toml". Nobody needs to
	// know where on this machine the home folder is.
	Path string
}

// Find lists the regular files at a place of a machine, in the order of their
// names. What is not there is no error; what cannot be looked at is one.
func Find(m inventory.Machine, place inventory.HomePath) ([]File, error) {
	base, rest, ok := place.Split(m)
	if !ok {
		return nil, nil
	}
	names, err := match(base, rest)
	var files []File
	for _, name := range names {
		info, failure := os.Stat(name)
		switch {
		case failure == nil && info.Mode().IsRegular():
			files = append(files, File{Name: name, Path: Path(m, filepath.ToSlash(name))})
		case failure != nil && !absent(failure):
			err = errors.Join(err, failure)
		}
	}
	return files, err
}

// match gives the paths that a glob may mean. Links are followed on the way to
// the first wildcard, because people keep their settings in other folders, and
// not behind it, where they may run in circles.
func match(base, rest string) ([]string, error) {
	if !strings.ContainsAny(rest, "*?[") {
		return []string{filepath.FromSlash(path.Join(base, rest))}, nil
	}
	if !filepath.IsLocal(filepath.FromSlash(rest)) {
		return nil, nil
	}
	found, err := doublestar.Glob(os.DirFS(base), rest, doublestar.WithNoFollow(), doublestar.WithFailOnIOErrors())
	if absent(err) {
		err = nil
	}
	for i, at := range found {
		found[i] = filepath.Join(filepath.FromSlash(base), filepath.FromSlash(at))
	}
	slices.Sort(found)
	return found, err
}

// absent reports whether there is nothing at a path: no such file, or a file
// where a folder would have to be.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// Path is how reports name a slash path of the machine.
func Path(m inventory.Machine, at string) string {
	home := strings.TrimSuffix(strings.ReplaceAll(m.Home, `\`, "/"), "/")
	if rest, ok := strings.CutPrefix(at, home+"/"); ok && home != "" {
		return "~/" + rest
	}
	return at
}

// Mode is the permission to read and write a file as far as the folders above
// it, up to the home folder, let others through. The name is free of links. It is zero on Windows, where
// the bits say nothing.
func Mode(m inventory.Machine, name string) fs.FileMode {
	if runtime.GOOS == "windows" {
		return 0
	}
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	top, err := filepath.EvalSymlinks(m.Home)
	if err != nil {
		top = m.Home
	}
	mode := info.Mode().Perm()
	for at := name; at != top && at != filepath.Dir(at); {
		at = filepath.Dir(at)
		folder, err := os.Stat(at)
		if err != nil {
			return mode
		}
		mode &^= closed(folder.Mode().Perm())
	}
	return mode
}

// closed are the bits of files that a folder's mode makes worthless: who may
// not search a folder reads nothing in it.
func closed(folder fs.FileMode) (bits fs.FileMode) {
	if folder&0o010 == 0 {
		bits |= 0o070
	}
	if folder&0o001 == 0 {
		bits |= 0o007
	}
	return bits
}
