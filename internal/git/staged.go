package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	format "github.com/go-git/go-git/v5/plumbing/format/index"

	"github.com/credlint/credlint/internal/source"
)

// Staged is a file whose content in the index is not that of HEAD: what the next
// commit would change.
type Staged struct {
	Path string
	id   plumbing.Hash
	repo *Repo
}

// Staged lists what is staged, by path. Conflicts that a merge left in the index
// are problems: they have no content yet.
//
// Every folder of HEAD is read once. The trees that the index was made from would
// spare most of that, but the library forgets where an invalid one belongs.
func (r *Repo) Staged() ([]Staged, []source.Problem, error) {
	if !r.Present() {
		return nil, nil, r.absent()
	}
	decoded, unread := r.decoded()
	if unread != "" {
		return nil, nil, source.Problem{Path: ".git/index", Message: unread}
	}
	objects := r.objects()
	if objects == nil {
		return nil, nil, errTooMany
	}
	r.walk.Lock()
	defer r.walk.Unlock()
	d := &difference{ancestry: ancestry{objects: objects}}
	root, err := d.root(r)
	if err == nil {
		entries := slices.SortedStableFunc(slices.Values(decoded.Entries), func(a, b *format.Entry) int { return strings.Compare(a.Name, b.Name) })
		err = d.folder(root, "", entries)
	}
	var fault source.Problem
	switch {
	case errors.As(err, &fault):
		return nil, nil, fault
	case err != nil:
		return nil, nil, source.Problem{Path: ".git", Message: "what is committed cannot be read: " + err.Error()}
	}
	files, problems := r.list(d.changed)
	return files, problems, nil
}

var errTooMany = source.Problem{Path: ".git/objects", Message: "there are so many objects that their packs cannot be read here"}

// Read returns the content in the index, of at most limit bytes.
func (s Staged) Read(limit int64) ([]byte, error) {
	s.repo.walk.Lock()
	defer s.repo.walk.Unlock()
	content, err := ancestry{objects: s.repo.objects()}.readAtMost(plumbing.BlobObject, s.id, limit)
	if errors.Is(err, errTooLarge) {
		return nil, source.ErrTooLarge
	}
	return content, err
}

// merged is the stage of an entry without a conflict; the library's own constant
// of this name is that of a conflict's ancestor.
const merged format.Stage = 0

// list are the files among changed entries. A submodule is none, and neither is
// a symbolic link: what it points to is staged under its own name.
func (r *Repo) list(changed []*format.Entry) ([]Staged, []source.Problem) {
	var files []Staged
	var problems []source.Problem
	for _, e := range changed {
		regular := e.Mode == filemode.Regular || e.Mode == filemode.Executable || e.Mode == filemode.Deprecated
		switch {
		case e.Stage != merged:
			p := source.Problem{Path: e.Name, Message: "has a merge conflict in the index, so nothing is staged"}
			if len(problems) == 0 || problems[len(problems)-1] != p {
				problems = append(problems, p)
			}
		case regular && !e.IntentToAdd:
			files = append(files, Staged{e.Name, e.Hash, r})
		}
	}
	return files, problems
}

// difference collects the entries of the index that a commit has not.
type difference struct {
	ancestry
	changed []*format.Entry
}

// root is the tree of HEAD, zero before the first commit.
func (d *difference) root(r *Repo) (plumbing.Hash, error) {
	id, err := r.head()
	if errors.Is(err, errUnborn) {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, err
	}
	c, err := d.commit(id)
	return c.tree, err
}

// folder compares the entries below a prefix with a tree.
func (d *difference) folder(tree plumbing.Hash, prefix string, entries []*format.Entry) error {
	var committed map[string]plumbing.Hash
	if tree != plumbing.ZeroHash {
		content, err := d.readAtMost(plumbing.TreeObject, tree, maxTree)
		if err != nil {
			return err
		}
		committed = names(content)
	}
	for len(entries) > 0 {
		first := entries[0]
		name, _, below := strings.Cut(first.Name[len(prefix):], "/")
		if !below {
			if first.Stage != merged || committed[name] != first.Hash {
				d.changed = append(d.changed, first)
			}
			entries = entries[1:]
			continue
		}
		within := prefix + name + "/"
		end := slices.IndexFunc(entries, func(e *format.Entry) bool { return !strings.HasPrefix(e.Name, within) })
		if end < 0 {
			end = len(entries)
		}
		if err := d.folder(committed[name], within, entries[:end]); err != nil {
			return err
		}
		entries = entries[end:]
	}
	return nil
}

// maxTree is far above the list of any real folder.
const maxTree = 64 << 20

// names are the objects of a tree: "mode name", NUL, twenty bytes, and again.
func names(tree []byte) map[string]plumbing.Hash {
	all := map[string]plumbing.Hash{}
	for len(tree) > 0 {
		end := bytes.IndexByte(tree, 0)
		if end < 0 || len(tree) < end+1+len(plumbing.Hash{}) {
			break
		}
		_, name, _ := strings.Cut(string(tree[:end]), " ")
		id := tree[end+1 : end+1+len(plumbing.Hash{})]
		all[name] = plumbing.NewHash(hex.EncodeToString(id))
		tree = tree[end+1+len(plumbing.Hash{}):]
	}
	return all
}
