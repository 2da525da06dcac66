package scan

import (
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/jobs"
	"github.com/credlint/credlint/internal/source"
)

// maxOther is the longest file that is read because another one names it.
const maxOther = 1 << 20

// others reads the files beside a file that it may name: those of the folder to
// which its path is relative. A file of the history has none.
func (o Options) others(f *source.File) jobs.Files {
	root := o.Root
	switch {
	case o.Others != nil:
		return o.Others
	case f.Commit != "":
		return nil
	case f.Name != "":
		var below bool
		if root, below = strings.CutSuffix(filepath.ToSlash(f.Name), "/"+f.Path); !below {
			return nil
		}
	}
	if root == "" {
		return nil
	}
	return func(path string) []byte { return within(filepath.FromSlash(root), filepath.FromSlash(path)) }
}

// within reads a file below a folder, and nothing to which a link leads outside.
func within(root, path string) []byte {
	name, err := filepath.EvalSymlinks(filepath.Join(root, path))
	if err != nil {
		return nil
	}
	if rel, err := filepath.Rel(root, name); err != nil || !filepath.IsLocal(rel) {
		return nil
	}
	content, _ := source.Read(name, maxOther) // what cannot be read is not there
	return content
}
