package git

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/credlint/credlint/internal/source"
)

// store is the objects of a repository in a git folder of our own making. The
// repository's own git folder says in its config what git runs (file system
// monitors, hooks, filters, ssh commands, helpers for missing objects), so git
// is never shown it: it gets the folder of objects, the ids of the tips, and a
// config that says nothing.
type store struct {
	dir     string // the git folder, temporary
	objects string
	limits  string // the file with the commits at which a shallow history ends, or empty
	shallow bool
}

func openStore(r *Repo) (*store, error) {
	if err := onlyFiles(filepath.Join(r.common, "objects")); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "credlint-")
	if err != nil {
		return nil, err
	}
	s := &store{dir: dir, objects: filepath.Join(r.common, "objects")}
	limits := filepath.Join(r.common, "shallow")
	if info, err := os.Stat(limits); err == nil && info.Size() > 0 {
		s.shallow, s.limits = true, limits
	}
	if err := s.furnish(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// onlyFiles wants nothing but files and folders among the objects: git waits for
// a pipe until somebody writes to it.
func onlyFiles(objects string) error {
	return filepath.WalkDir(objects, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return source.Problem{Path: ".git/objects", Message: "cannot be read"}
		}
		if d.IsDir() || d.Type().IsRegular() {
			return nil
		}
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
			return source.Problem{Path: ".git/objects", Message: "something is in there that is no file, so no object was read"}
		}
		return nil
	})
}

// furnish writes the least that git takes for a git folder.
func (s *store) furnish() error {
	return errors.Join(
		os.Mkdir(filepath.Join(s.dir, "refs"), 0o700),
		os.Mkdir(filepath.Join(s.dir, "objects"), 0o700),
		os.WriteFile(filepath.Join(s.dir, "HEAD"), []byte("ref: refs/heads/none\n"), 0o600),
		os.WriteFile(filepath.Join(s.dir, "config"), []byte("[core]\n\trepositoryformatversion = 0\n\tbare = true\n"), 0o600),
	)
}

func (s *store) close() { _ = os.RemoveAll(s.dir) }

// env is all that git gets of an environment. No protocol is allowed, so that
// an object that is missing stays so, and no object gets the memory that its head
// asks for whatever that is.
func (s *store) env() []string {
	env := []string{
		"GIT_DIR=" + s.dir, "GIT_OBJECT_DIRECTORY=" + s.objects,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOC_LIMIT=1g", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C",
	}
	if s.limits != "" {
		env = append(env, "GIT_SHALLOW_FILE="+s.limits)
	}
	return env
}
