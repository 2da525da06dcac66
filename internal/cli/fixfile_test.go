package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Whatever the place in which a secret stands and however it is written, a fix
// takes it out or leaves the file alone; what it does not need to touch stays,
// and the secret is in nothing that it says or writes.
func TestFixEveryPlace(t *testing.T) {
	mended := 0
	for _, p := range plants() {
		for _, with := range []string{"env", "op", "vault"} {
			t.Run(p.name+" "+with, func(t *testing.T) {
				dir, before, start, end := p.sow(t, seed)
				said := watched(t, dir, p.mute, func() string {
					_, out, errs := credlint(t, "fix", "--unsafe", "--with", with, dir)
					_, diff, _ := credlint(t, "fix", "--unsafe", "--with", with, "--dry-run", dir)
					return out + errs + diff
				})
				if what := shown(said, seed); what != "" && !p.mute {
					t.Errorf("shows the secret: %s", what)
				}
				after, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.path)))
				if err != nil {
					t.Fatal(err)
				}
				if bytes.Equal(before, after) {
					return
				}
				mended++
				if bytes.Contains(after, []byte(seed)) && !p.mute {
					t.Errorf("the secret is still there:\n%s", after)
				}
				kept(t, before, after, start, end)
			})
		}
	}
	if mended < 70 {
		t.Errorf("only %d of the files were changed", mended)
	}
}

// kept wants that byte order mark, line ends and the lines around the secret
// are as before.
func kept(t *testing.T, before, after []byte, start, end int) {
	t.Helper()
	mark := []byte("\ufeff")
	if bytes.HasPrefix(before, mark) != bytes.HasPrefix(after, mark) {
		t.Error("the byte order mark is lost")
	}
	if bytes.Contains(before, []byte("\r\n")) && bytes.Count(after, []byte("\n")) != bytes.Count(after, []byte("\r\n")) {
		t.Errorf("the line ends are mixed: %q", after)
	}
	first := bytes.LastIndexByte(before[:start], '\n') + 1
	if !bytes.HasPrefix(after, before[:first]) && bytes.Contains(before[:first], []byte("command = ")) {
		return // a launcher stands before the command now
	}
	for line := range bytes.Lines(append(slices.Clone(before[:first]), before[end:]...)) {
		if text := bytes.TrimSpace(line); bytes.HasPrefix(text, []byte("//")) || bytes.HasPrefix(text, []byte("#")) {
			if !bytes.Contains(after, text) {
				t.Errorf("the comment %q is lost", text)
			}
		}
	}
}

// watched runs do while all files of a folder are read over and over. None but
// those that are there from the start may ever hold the secret, unless it stays in
// the file: then the new content has it before it takes its place.
func watched(t *testing.T, dir string, stays bool, do func() string) string {
	t.Helper()
	was := contents(t, dir)
	var stop atomic.Bool
	leaks := make(chan string, 1)
	go func() {
		defer close(leaks)
		for !stop.Load() {
			for _, name := range glob(dir) {
				content, err := os.ReadFile(name)
				if _, known := was[name]; err == nil && !known && bytes.Contains(content, []byte(seed)) {
					leaks <- name
					return
				}
			}
		}
	}()
	said := do()
	stop.Store(true)
	for name := range leaks {
		if stays {
			break
		}
		t.Errorf("the secret was in %s", name)
	}
	for name := range contents(t, dir) {
		if _, known := was[name]; !known {
			t.Errorf("%s was left behind", name)
		}
	}
	return said
}

func glob(dir string) []string {
	var names []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if e.IsDir() {
			names = append(names, glob(name)...)
			continue
		}
		names = append(names, name)
	}
	return names
}

// A file is the old one or the new one, at whatever moment the program is
// killed; what may be left beside it holds no secret.
func TestKilledFixLeavesWholeFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no kill")
	}
	program := filepath.Join(t.TempDir(), "credlint")
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/credlint").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pad := strings.Repeat(`"x": {"command": "y"}, `, 1000)
	old := `{"mcpServers": {` + pad + `"a": {"command": "x", "env": {"API_TOKEN": "` + seed + `"}}}}`
	want := strings.Replace(old, seed, "${API_TOKEN}", 1)
	outcomes := map[string]int{}
	whole := t.TempDir()
	write(t, whole, ".mcp.json", []byte(old))
	began := time.Now()
	if out, err := exec.Command(program, "fix", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	const kills = 40
	step := time.Since(began) * 3 / 2 / kills
	for i := range kills {
		dir := t.TempDir()
		write(t, dir, ".mcp.json", []byte(old))
		cmd := exec.Command(program, "fix", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i) * step)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		for name, content := range contents(t, dir) {
			switch {
			case filepath.Base(name) != ".mcp.json":
				outcomes["a rest"]++
				if strings.Contains(content, seed) {
					t.Errorf("%s holds the secret", name)
				}
			case content == old:
				outcomes["old"]++
			case content == want:
				outcomes["new"]++
			default:
				t.Errorf("after %v, the file is neither old nor new: %d bytes", time.Duration(i)*step, len(content))
			}
		}
	}
	t.Log(outcomes)
	if outcomes["old"] == 0 || outcomes["new"] == 0 {
		t.Errorf("the kills prove nothing: %v", outcomes)
	}
}
