package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"

	"github.com/credlint/credlint/internal/source"
)

// maxCommits is how far back Since looks: beyond, its answer is a date that is
// too late. maxObject is the largest object that it reads, maxIndexes the most
// that the indexes of all packs may have.
const (
	maxCommits = 5000
	maxObject  = 1 << 20
	maxIndexes = 64 << 20
)

// Since tells since when the committed content of a path has had a property, in
// the line of first parents from HEAD. It is zero where that cannot be told: the
// content has it only in the work tree, an object is missing, or the history was
// cut off before the answer.
//
// A content that did not change from one commit to the next is not read again,
// so the cost is that of a few small objects for each commit.
func (r *Repo) Since(path string, has func(content []byte) bool) time.Time {
	if !r.has(path) {
		return time.Time{}
	}
	head, err := r.head()
	if err != nil {
		return time.Time{}
	}
	r.walk.Lock()
	defer r.walk.Unlock()
	objects := r.objects()
	if objects == nil {
		return time.Time{}
	}
	return ancestry{objects: objects, cut: r.limits()}.since(head, path, has)
}

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

// head is the commit that is checked out.
func (r *Repo) head() (plumbing.Hash, error) {
	ref, err := dotgit.New(guard(r.dir)).Ref(plumbing.HEAD)
	if err == nil && ref.Type() == plumbing.SymbolicReference {
		ref, err = dotgit.New(guard(r.common)).Ref(ref.Target())
	}
	if err != nil {
		return plumbing.ZeroHash, err
	}
	return ref.Hash(), nil
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

// ancestry walks from a commit to its first parent.
type ancestry struct {
	objects *filesystem.Storage
	cut     map[plumbing.Hash]bool
}

func (h ancestry) since(id plumbing.Hash, path string, has func([]byte) bool) time.Time {
	var since time.Time
	var last plumbing.Hash
	for range maxCommits {
		c, err := h.commit(id)
		if err != nil {
			return time.Time{}
		}
		blob, err := h.find(c.tree, path)
		if errors.Is(err, errAbsent) {
			return since
		}
		if err == nil && blob != last {
			var content []byte
			if content, err = h.read(plumbing.BlobObject, blob); err == nil && !has(content) {
				return since
			}
		}
		if err != nil {
			return time.Time{}
		}
		last, since = blob, c.when
		switch {
		case h.cut[id]:
			return time.Time{} // it may be older
		case c.parent == plumbing.ZeroHash:
			return since
		}
		id = c.parent
	}
	return since
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

var (
	errAbsent   = errors.New("the commit does not have the path")
	errTooLarge = errors.New("the object is too large to be read")
)

// find looks for a path in a tree.
func (h ancestry) find(tree plumbing.Hash, path string) (plumbing.Hash, error) {
	id := tree
	for name := range strings.SplitSeq(path, "/") {
		content, err := h.read(plumbing.TreeObject, id)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		if id = entry(content, name); id == plumbing.ZeroHash {
			return id, errAbsent
		}
	}
	return id, nil
}

// entry is the object of a name in a tree: "mode name", NUL, twenty bytes.
func entry(tree []byte, name string) plumbing.Hash {
	for len(tree) > 0 {
		end := bytes.IndexByte(tree, 0)
		if end < 0 || len(tree) < end+1+len(plumbing.Hash{}) {
			break
		}
		id := tree[end+1 : end+1+len(plumbing.Hash{})]
		if _, is, _ := strings.Cut(string(tree[:end]), " "); is == name {
			return plumbing.NewHash(hex.EncodeToString(id))
		}
		tree = tree[end+1+len(plumbing.Hash{}):]
	}
	return plumbing.ZeroHash
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
