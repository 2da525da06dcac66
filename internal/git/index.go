package git

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	format "github.com/go-git/go-git/v5/plumbing/format/index"

	"github.com/credlint/credlint/internal/source"
)

// maxIndex is far above the index of any real repository.
const maxIndex = 512 << 20

// index is the list of tracked paths.
type index struct {
	paths []string // sorted
	fault string   // why they could not be read
}

// Tracked reports whether path is in the index; for a folder, whether anything
// below it is. The index is read at the first question.
func (r *Repo) Tracked(path string) bool {
	if !r.has(path) {
		return false
	}
	paths := r.index().paths
	i, found := slices.BinarySearch(paths, path)
	if strings.HasSuffix(path, "/") {
		return i < len(paths) && strings.HasPrefix(paths[i], path)
	}
	return found
}

// Submodules are the folders in the index that are other repositories, sorted.
func (r *Repo) Submodules() []string {
	if !r.Present() {
		return nil
	}
	decoded, fault := r.decoded()
	if fault != "" {
		return nil // which is told
	}
	var all []string
	for _, e := range decoded.Entries {
		if e.Mode == filemode.Submodule {
			all = append(all, e.Name)
		}
	}
	slices.Sort(all)
	return all
}

func (r *Repo) readIndex() index {
	decoded, fault := r.decoded()
	if fault != "" {
		return index{fault: fault + ", so every file counts as untracked"}
	}
	paths := make([]string, 0, len(decoded.Entries))
	for _, e := range decoded.Entries {
		paths = append(paths, e.Name)
	}
	slices.Sort(paths)
	return index{paths: paths}
}

// decodeIndex returns the index, or why it cannot be read.
func (r *Repo) decodeIndex() (*format.Index, string) {
	var decoded format.Index
	content, err := source.Read(r.indexFile, maxIndex)
	if errors.Is(err, fs.ErrNotExist) && r.indexFile == filepath.Join(r.dir, "index") {
		return &decoded, "" // nothing was ever added
	}
	if err != nil {
		return nil, "cannot be read"
	}
	err = format.NewDecoder(bytes.NewReader(content)).Decode(&decoded)
	if err != nil && !unsummed(err, content) {
		return nil, "is damaged or of an unknown format"
	}
	return &decoded, ""
}

// unsummed reports whether err is only about the checksum that git leaves out
// under index.skipHash, as it does in large repositories.
func unsummed(err error, content []byte) bool {
	const sum = 20
	return errors.Is(err, format.ErrInvalidChecksum) && bytes.HasSuffix(content, make([]byte, sum))
}
