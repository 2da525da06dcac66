package scan

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
)

// maxLinked bounds the folders that are seen a second time through symbolic
// links; a hostile repository could multiply them.
const maxLinked = 10_000

// follow looks behind a symbolic link. A link gives a file a second name, and
// the name decides who reads it: ".claude" often is a link to ".agents". So
// agents' files are looked for behind links, as far as these stay inside the
// root; ordinary files are read where they are.
func (w *walker) follow(name, at string, in place) {
	id := identify(at)
	target, info, err := resolve(name)
	switch {
	case err != nil && id.Kind == inventory.Config:
		w.problem(at, "is a symbolic link to nothing")
	case err != nil:
		w.omit(at, "symbolic link to nothing", in)
	case !w.inside(target):
		w.outside(at, id, in)
	case info.IsDir() && !in.linked && !above(target, name):
		w.linkedFolder(target, at)
	case info.Mode().IsRegular() && id.Kind.Agents():
		w.add(target, at, id)
	}
}

func (w *walker) linkedFolder(target, at string) {
	if w.linked++; w.linked > maxLinked {
		if w.linked == maxLinked+1 {
			w.problem(at, "too many symbolic links to folders; this one and those behind it were not followed")
		}
		return
	}
	w.folder(target, at, place{agents: true, linked: true})
}

// outside notes a link that leaves the root. That is a problem only where an
// agent reads what credlint does not.
func (w *walker) outside(at string, id inventory.Identity, in place) {
	if !id.Kind.Agents() {
		w.omit(at, "symbolic link out of the root", in)
		return
	}
	w.problem(at, "is a symbolic link out of the folder that is linted; name its target to lint it")
}

// inside reports whether a resolved path is in the root and none of git's own
// files.
func (w *walker) inside(target string) bool {
	rel, err := filepath.Rel(w.root, target)
	if err != nil || !filepath.IsLocal(rel) {
		return false
	}
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if bookkeeping[part] || thirdParty[part] {
			return false
		}
	}
	return true
}

// above reports whether the folder holds the link: following it would not end.
func above(folder, link string) bool {
	link, err := filepath.EvalSymlinks(filepath.Dir(link))
	return err != nil || strings.HasPrefix(link+string(filepath.Separator), folder+string(filepath.Separator))
}

// resolve follows all links of a path.
func resolve(name string) (string, fs.FileInfo, error) {
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", nil, err
	}
	info, err := os.Stat(target)
	return target, info, err
}

// reason is the system's own word for a failure, without the path.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}
