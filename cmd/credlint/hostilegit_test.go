//go:build unix

package main

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// keyed is a config with a key: whatever its repository is, the key is found.
const keyed = `{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "pl4Nted001Kq9Zx7"}}}}`

// repositories are git folders that nobody would get from git itself.
func repositories() []malformed {
	list := spoilt(map[string]func(t *testing.T, git string){
		"nothing else":                    func(*testing.T, string) {},
		"HEAD is a pipe":                  instead("HEAD", pipe),
		"HEAD is /dev/zero":               instead("HEAD", endless),
		"HEAD points to itself":           instead("HEAD", says("ref: HEAD\n")),
		"HEAD points out of the folder":   instead("HEAD", says("ref: refs/../../../../../etc/passwd\n")),
		"a ref is a pipe":                 instead("refs/heads/main", pipe),
		"a ref is /dev/zero":              instead("refs/heads/main", endless),
		"a ref of a gigabyte":             instead("refs/heads/main", huge),
		"packed-refs is a pipe":           instead("packed-refs", pipe),
		"packed-refs of a gigabyte":       instead("packed-refs", huge),
		"shallow is /dev/zero":            instead("shallow", endless),
		"shallow is a pipe":               instead("shallow", pipe),
		"commondir is /dev/zero":          instead("commondir", endless),
		"commondir is the folder itself":  instead("commondir", says(".\n")),
		"alternates is a pipe":            instead("objects/info/alternates", pipe),
		"alternates is the folder itself": instead("objects/info/alternates", says("../objects\n"+strings.Repeat("/\n", 1000))),
		"info/exclude is a pipe":          instead("info/exclude", pipe),
		"the index is a pipe":             instead("index", pipe),
		"a pack's index is a pipe":        instead("objects/pack/pack-0123456789012345678901234567890123456789.idx", pipe),
		"a pack's index is NULs":          instead("objects/pack/pack-0123456789012345678901234567890123456789.idx", says(strings.Repeat("\x00", 4096))),
		"a pack's index claims a billion": instead("objects/pack/pack-0123456789012345678901234567890123456789.idx", says("\xfftOc\x00\x00\x00\x02"+strings.Repeat("\x7f\xff\xff\xff", 256))),
		"objects are pipes":               objects(pipe),
		"objects are /dev/zero":           objects(endless),
	})
	for name, put := range map[string]func(*testing.T, string){"a pipe": pipe, "/dev/zero": endless, "a gigabyte": huge, "itself": says("ref: refs/heads/other\n")} {
		for _, at := range []string{"refs/heads/other", "ORIG_HEAD"} {
			list = append(list, malformed{name: "git: the " + at + " of --since is " + name, make: func(t *testing.T, dir string) {
				committed(t, dir)
				instead(at, put)(t, filepath.Join(dir, ".git"))
			}, args: []string{"--since", path.Base(at)}, code: 2, says: `--since: (there is no such revision here|the refs of the repository cannot be read)`})
		}
	}
	return list
}

// bombs are objects that are small as long as nobody unpacks them.
func bombs() []malformed {
	return spoilt(map[string]func(t *testing.T, git string){
		"objects that grow to a gigabyte":  objects(bomb("blob 5\x00")),
		"objects that claim a gigabyte":    objects(bomb("commit 1073741824\x00")),
		"objects without an end of a head": objects(bomb("")),
	})
}

// spoilt lints a repository with a key in which something is not as git left it.
func spoilt(how map[string]func(t *testing.T, git string)) []malformed {
	var list []malformed
	for name, spoil := range how {
		make := func(t *testing.T, dir string) {
			committed(t, dir)
			spoil(t, filepath.Join(dir, ".git"))
		}
		list = append(list,
			malformed{name: "git: " + name, make: make, code: 1, says: anything},
			malformed{name: "git: " + name + ", history", make: make, args: []string{"--history"}, code: anyEnd, says: anything},
			malformed{name: "git: " + name + ", since", make: make, args: []string{"--since", "main"}, code: anyEnd, says: anything},
			malformed{name: "git: " + name + ", staged", make: make, args: []string{"--staged"}, code: anyEnd, says: anything},
		)
	}
	return list
}

// committed makes a repository with one commit that holds a key.
func committed(t *testing.T, dir string) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	write(t, dir, ".mcp.json", []byte(keyed))
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a"}} {
		if out, err := exec.Command(git, append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
}

// instead puts something else in the place of one of git's files.
func instead(name string, put func(*testing.T, string)) func(*testing.T, string) {
	return func(t *testing.T, git string) {
		at := filepath.Join(git, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(at), 0o700))
		_ = os.Remove(at)
		put(t, at)
	}
}

// objects puts something else in the place of all objects.
func objects(put func(*testing.T, string)) func(*testing.T, string) {
	return func(t *testing.T, git string) {
		all, err := filepath.Glob(filepath.Join(git, "objects/??/*"))
		if must(t, err); len(all) < 3 {
			t.Fatalf("only %d objects", len(all))
		}
		for _, at := range all {
			must(t, os.Remove(at))
			put(t, at)
		}
	}
}

func pipe(t *testing.T, at string)    { must(t, syscall.Mkfifo(at, 0o600)) }
func endless(t *testing.T, at string) { must(t, os.Symlink("/dev/zero", at)) }
func huge(t *testing.T, at string)    { sparse(filepath.Base(at), 1<<30)(t, filepath.Dir(at)) }

func says(text string) func(*testing.T, string) {
	return func(t *testing.T, at string) { must(t, os.WriteFile(at, []byte(text), 0o600)) }
}

// grown is how far a bomb grows, from a thousandth of it.
const grown = 1 << 30

// bomb is a megabyte that is a gigabyte behind a head.
func bomb(head string) func(*testing.T, string) {
	packed := sync.OnceValue(func() []byte {
		var out bytes.Buffer
		w, _ := zlib.NewWriterLevel(&out, zlib.BestSpeed) // a level that exists
		_, _ = io.WriteString(w, head)
		for piece, n := bytes.Repeat([]byte("x"), 1<<20), 0; n < grown; n += len(piece) {
			_, _ = w.Write(piece)
		}
		_ = w.Close()
		return out.Bytes()
	})
	return func(t *testing.T, at string) { must(t, os.WriteFile(at, packed(), 0o600)) }
}
