//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// ways are what must not change a byte: how many work, and which path comes first.
var ways = []struct {
	processors, jobs string
	order            func([]string)
}{
	{"1", "1", func([]string) {}},
	{"8", "8", slices.Reverse[[]string]},
	{"8", "32", func(s []string) { slices.SortFunc(s, byEnd) }},
	{"2", "0", slices.Reverse[[]string]},
	{"1", "1", func([]string) {}}, // and once more
}

// byEnd is an order that has nothing to do with that of paths.
func byEnd(a, b string) int {
	backwards := func(s string) string {
		b := []byte(s)
		slices.Reverse(b)
		return string(b)
	}
	return strings.Compare(backwards(a), backwards(b))
}

// The same files give the same bytes in every format, whatever the number of
// workers and the order in which the paths are given or stand on the disk.
func TestSameBytes(t *testing.T) {
	for name, args := range reports() {
		t.Run(name, func(t *testing.T) {
			if name == "html" { // it tells the time of the run
				defer func(old *regexp.Regexp) { clock = old }(clock)
				clock = regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`)
			}
			var first []byte
			for i, way := range ways {
				dir, paths := mixed(t, i)
				way.order(paths)
				got, _ := ordered(t, dir, way.processors, way.jobs, append(slices.Clone(args[:len(args)-1]), paths...))
				got = clock.ReplaceAll(got, nil)
				if len(got) < 1000 {
					t.Fatalf("only %d bytes: %s", len(got), got)
				}
				if i == 0 {
					first = got
				} else if !bytes.Equal(first, got) {
					t.Errorf("%v gives other bytes:\n%s", way, firstDifference(first, got))
				}
			}
		})
	}
}

// So it is where a repository tells how old each key is.
func TestSameBytesInARepository(t *testing.T) {
	dir, paths := mixed(t, 0)
	committed(t, dir)
	var first []byte
	for i, way := range ways {
		way.order(paths)
		got, _ := ordered(t, dir, way.processors, way.jobs, append([]string{"-f", "json"}, paths...))
		if i == 0 {
			first = got
		} else if !bytes.Equal(first, got) {
			t.Errorf("%v gives other bytes:\n%s", way, firstDifference(first, got))
		}
	}
}

// What fix writes, and what it says, is the same too.
func TestSameFix(t *testing.T) {
	for with, args := range map[string][]string{
		"env": {"--with", "env"}, "op": {"--with", "op", "--at", "Agents"}, "vault": {"--with", "vault", "--at", "agents"}, "oauth": {"--with", "oauth"},
	} {
		var first string
		for i, way := range ways {
			dir, paths := mixed(t, i)
			way.order(paths)
			out, errs := ordered(t, dir, way.processors, way.jobs, slices.Concat([]string{"fix", "--unsafe"}, args, paths))
			got := contents(t, dir) + string(out) + string(errs)
			if i == 0 {
				first = got
				clean, _ := mixed(t, i)
				if strings.HasPrefix(got, contents(t, clean)) {
					t.Fatalf("%s: nothing was fixed: %s", with, errs)
				}
			} else if first != got {
				t.Errorf("%s: %v gives other bytes:\n%s", with, way, firstDifference([]byte(first), []byte(got)))
			}
		}
	}
}

// clock matches nothing, but where a report tells the time.
var clock = regexp.MustCompile(`$^`)

// mixed makes a folder of homes and examples, and of files with the same secret, and
// tells what is in it. Odd ones are written in the opposite order: a folder lists its files
// as the file system likes.
func mixed(t *testing.T, n int) (dir string, paths []string) {
	t.Helper()
	dir = t.TempDir()
	type file struct {
		path string
		text []byte
	}
	var files []file
	for _, home := range []string{"claude-code", "codex", "goose", "vscode", "gemini-cli"} {
		must(t, filepath.WalkDir(filepath.Join("../../testdata/homes", home), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			files = append(files, file{strings.TrimPrefix(path, "../../testdata/homes/"), text})
			return err
		}))
	}
	for i := range 30 {
		server, err := json.Marshal(map[string]any{"mcpServers": map[string]any{fmt.Sprint("s", i%7): map[string]any{
			"command": "npx", "args": []string{"-y", "server-github"}, "env": map[string]string{"API_TOKEN": fmt.Sprintf("pl4Nted%06dKq9Zx7", i%5)},
		}}})
		must(t, err)
		files = append(files, file{fmt.Sprintf("p%02d/.mcp.json", i*7%30), server}, file{fmt.Sprintf("p%02d/.cursor/mcp.json", i), []byte("{")})
	}
	if n%2 == 1 {
		slices.Reverse(files)
	}
	for _, f := range files {
		write(t, dir, f.path, f.text)
		if top, _, _ := strings.Cut(f.path, "/"); !slices.Contains(paths, top) {
			paths = append(paths, top)
		}
	}
	slices.Sort(paths)
	return dir, paths
}

// ordered runs the command and gives what it says, free of the folder's name.
func ordered(t *testing.T, dir, processors, jobs string, args []string) (out, errs []byte) {
	t.Helper()
	cmd := exec.Command(command, append(slices.Clone(args), "--jobs", jobs)...)
	if jobs == "0" {
		cmd.Args = cmd.Args[:len(cmd.Args)-2]
	}
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOMAXPROCS="+processors)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, _ = cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code == 2 || code < 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, said.String())
	}
	return bytes.ReplaceAll(out, []byte(dir), nil), bytes.ReplaceAll(said.Bytes(), []byte(dir), nil)
}

// contents are all files below a folder.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		fmt.Fprintf(&b, "== %s\n%s\n", strings.TrimPrefix(path, dir), text)
		return err
	}))
	return b.String()
}

// firstDifference shows where two texts part.
func firstDifference(a, b []byte) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	around := func(s []byte) []byte { return s[max(0, n-100):min(len(s), n+100)] }
	return fmt.Sprintf("%q\n%q", around(a), around(b))
}
