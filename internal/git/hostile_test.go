package git

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	format "github.com/go-git/go-git/v5/plumbing/format/index"

	"github.com/credlint/credlint/internal/source"
)

// The ids of a commit and its tree in a repository that was made by hand.
var (
	ofCommit = strings.Repeat("1", 40)
	ofTree   = strings.Repeat("2", 40)
	ofBlob   = strings.Repeat("3", 40)
)

// byHand makes a repository of what its files hold. Nothing in it need be true.
func byHand(t testing.TB, root string, index []byte, objects map[string]string) {
	t.Helper()
	git := filepath.Join(root, ".git")
	put := func(name string, content []byte) {
		at := filepath.Join(git, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("HEAD", []byte(ofCommit+"\n"))
	put("index", index)
	for id, content := range objects {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		_, _ = w.Write([]byte(content)) // to memory
		_ = w.Close()
		put("objects/"+id[:2]+"/"+id[2:], out.Bytes())
	}
}

func object(kind, content string) string {
	return fmt.Sprintf("%s %d\x00%s", kind, len(content), content)
}

func indexOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	idx := &format.Index{Version: 2}
	for _, name := range names {
		idx.Entries = append(idx.Entries, &format.Entry{Name: name, Mode: 0o100644, Hash: plumbing.NewHash(ofBlob)})
	}
	if err := format.NewEncoder(&out).Encode(idx); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever stands in the index and in the objects, there is an answer.
func FuzzObjects(f *testing.F) {
	commit, tree := "tree "+ofTree+"\ncommitter a <a> 1767225600 +0000\n\nx", "100644 a\x00"+strings.Repeat("3", 20)+"40000 b\x00"+strings.Repeat("\x22", 20)
	f.Add(indexOf(f, "a", "b/a", "c"), commit, tree)
	f.Add([]byte("DIRC\x00\x00\x00\x02\x7f\xff\xff\xff"), "tree "+ofTree+"\nparent "+ofCommit+"\n", "40000 a\x00")
	f.Add(indexOf(f), "tree x\ncommitter >", "")
	root := f.TempDir() // one for all: making folders takes longest
	f.Fuzz(func(t *testing.T, index []byte, commit, tree string) {
		byHand(t, root, index, map[string]string{ofCommit: object("commit", commit), ofTree: object("tree", tree), ofBlob: object("blob", "x")})
		repo := Open(root)
		_, _ = repo.Tracked("a"), repo.Ignored("b/a")
		_ = repo.Since([]source.Quote{{Path: "b/b/a", Text: []byte("xx")}, {Path: "a", Text: []byte("x")}})
		files, _, err := repo.Staged()
		if err != nil {
			return
		}
		for _, file := range files {
			_, _ = file.Read(1 << 20)
		}
	})
}

// An object that is not what its head says is not read, whatever it would grow to.
func TestObjectsThatLie(t *testing.T) {
	const claimed = "100644 a\x00" // of a tree
	for name, lie := range map[string]string{
		"longer": fmt.Sprintf("tree %d\x00%s", len(claimed), claimed+strings.Repeat("x", 1<<20)), "no head": strings.Repeat("x", 1000),
		"no number": "tree many\x00" + claimed, "shorter": "tree 1000\x00" + claimed, "nothing": "",
	} {
		root := t.TempDir()
		byHand(t, root, indexOf(t, "a"), map[string]string{ofCommit: object("commit", "tree "+ofTree+"\n\n"), ofTree: lie})
		if _, _, err := Open(root).Staged(); err == nil {
			t.Errorf("%s: read", name)
		}
	}
}

// Nothing of git's is waited for.
func TestPipesInTheGitFolder(t *testing.T) {
	for _, name := range []string{"HEAD", "refs/heads/main", "packed-refs", "objects/info/alternates", "objects/aa/" + strings.Repeat("a", 38), "shallow", "index"} {
		root := repository(t, map[string]string{"a": "x"})
		commit(t, root, "x", "b", "y")
		at := filepath.Join(root, ".git", filepath.FromSlash(name))
		_ = os.Remove(at)
		_ = os.MkdirAll(filepath.Dir(at), 0o700)
		if !pipe(at) {
			t.Skip("this system has no named pipes")
		}
		done := make(chan bool)
		go func() {
			defer close(done)
			repo := Open(root)
			_, _ = repo.Tracked("a"), repo.Since([]source.Quote{{Path: "b", Text: []byte("yy")}})
			_, _, _ = repo.Staged()
			if h, err := repo.History(context.Background()); err == nil {
				h.Close()
			}
		}()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatalf("waits for a pipe that is %s", name)
		}
	}
}
