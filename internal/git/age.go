package git

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"github.com/credlint/credlint/internal/source"
)

// maxObject is the largest object that is read, maxIndexes the most that the
// indexes of all packs may have.
const (
	maxObject  = 1 << 20
	maxIndexes = 64 << 20
)

// openObjects opens the objects of the repository, or returns nil where they are
// so many that the index of them alone would fill the memory.
func (r *Repo) openObjects() *filesystem.Storage {
	folder := filepath.Join(r.common, "objects", "pack")
	packs, err := os.ReadDir(folder)
	if err != nil {
		packs = nil // all are loose
	}
	size := int64(0)
	for _, p := range packs {
		if info, err := p.Info(); err == nil && strings.HasSuffix(p.Name(), ".idx") {
			size += info.Size()
		}
	}
	if size > maxIndexes {
		return nil
	}
	return filesystem.NewStorageWithOptions(guard(r.common), cache.NewObjectLRU(8*cache.MiByte), filesystem.Options{LargeObjectThreshold: maxContent})
}

// limits are the commits whose parents a shallow clone has not got.
func (r *Repo) limits() map[plumbing.Hash]bool {
	cut := map[plumbing.Hash]bool{}
	content, err := source.Read(filepath.Join(r.common, "shallow"), maxFile)
	if err != nil {
		return nil
	}
	for _, id := range strings.Fields(string(content)) {
		cut[plumbing.NewHash(id)] = true
	}
	return cut
}

// ancestry reads the objects of the commits before one.
type ancestry struct {
	objects *filesystem.Storage
	cut     map[plumbing.Hash]bool
}

// ancestor is what is needed of a commit.
type ancestor struct {
	tree, parent plumbing.Hash
	when         time.Time
}

func (h ancestry) commit(id plumbing.Hash) (ancestor, error) {
	content, err := h.read(plumbing.CommitObject, id)
	if err != nil {
		return ancestor{}, err
	}
	var c ancestor
	head, _, _ := strings.Cut(string(content), "\n\n")
	for line := range strings.Lines(head) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case word == "tree":
			c.tree = plumbing.NewHash(rest)
		case word == "parent" && c.parent == plumbing.ZeroHash:
			c.parent = plumbing.NewHash(rest)
		case word == "committer":
			c.when = stamp(rest)
		}
	}
	return c, nil
}

// stamp is the date in "Name <mail> 1767225600 +0000".
func stamp(line string) time.Time {
	fields := strings.Fields(line[strings.LastIndexByte(line, '>')+1:])
	if len(fields) == 0 {
		return time.Time{}
	}
	seconds, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || seconds <= 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

var errTooLarge = errors.New("the object is too large to be read")

// entries are the names and the objects of a tree: "mode name", NUL, twenty bytes.
func entries(tree []byte) iter.Seq2[[]byte, plumbing.Hash] {
	return func(yield func([]byte, plumbing.Hash) bool) {
		for {
			head, rest, found := bytes.Cut(tree, []byte{0})
			if !found || len(rest) < len(plumbing.Hash{}) {
				return
			}
			_, name, _ := bytes.Cut(head, []byte(" "))
			if !yield(name, plumbing.Hash(rest)) {
				return
			}
			tree = rest[len(plumbing.Hash{}):]
		}
	}
}

func (h ancestry) read(kind plumbing.ObjectType, id plumbing.Hash) ([]byte, error) {
	return h.readAtMost(kind, id, maxObject)
}

func (h ancestry) readAtMost(kind plumbing.ObjectType, id plumbing.Hash, limit int64) ([]byte, error) {
	object, err := h.objects.EncodedObject(kind, id)
	if err != nil {
		return nil, err
	}
	if object.Size() > limit {
		return nil, errTooLarge
	}
	in, err := object.Reader()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(in)
	return content, errors.Join(err, in.Close())
}
