//go:build unix

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"
)

// malformed is a folder in which credlint cannot read what an agent reads.
type malformed struct {
	name string
	// path and text are a file; make does what that cannot.
	path, text string
	make       func(t *testing.T, dir string)
	args       []string // besides the path
	code       int
	// many is set for inputs of a hundred thousand things and more: each takes
	// memory, and its finding a place in the report.
	many bool
	// says is a pattern of a line on standard error; empty wants silence.
	says string
}

// anyCode and anything are for inputs of which only the cost counts.
const (
	anyCode  = -1
	anyEnd   = -2 // a refusal of the whole run included
	anything = `(?s).*`
)

func malformations() []malformed {
	const config = ".mcp.json"
	deep := func(open string) string { return strings.Repeat(open, 100_000) }
	return []malformed{
		{name: "json, broken", path: config, text: "{\n  \"mcpServers\": {\"a\": ]}\n}", code: 3, says: `\.mcp\.json:2:\d+: `},
		{name: "json, no end", path: config, text: `{"mcpServers": {"a": {`, code: 3, says: `\.mcp\.json:1:\d+: `},
		{name: "json, a lone quote", path: config, text: `"`, code: 3, says: `\.mcp\.json:1:1: `},
		{name: "json, text behind the end", path: config, text: "{}\n{} x", code: 3, says: `\.mcp\.json:2:\d+: `},
		{name: "json, no utf-8", path: config, text: "{\"\xff\xfe\": \"\xc3\"}\n", code: 3, says: `\.mcp\.json:1:\d+: .*UTF-8`},
		{name: "json, [ 100,000 deep", path: config, text: deep("["), code: 3, says: `\.mcp\.json:1:\d+: `},
		{name: "json, { 100,000 deep", path: config, text: deep(`{"a":`), code: 3, says: `\.mcp\.json:1:\d+: `},
		{name: "yaml, broken", path: "goose/config.yaml", text: "extensions:\n  a: {b: [}\n", code: 3, says: `goose/config\.yaml:2:\d+: `},
		{name: "yaml, a lone quote", path: "goose/config.yaml", text: "\"", code: 3, says: `goose/config\.yaml:1:\d+: `},
		{name: "yaml, [ 100,000 deep", path: "goose/config.yaml", text: deep("["), code: 3, says: `goose/config\.yaml:1:\d+: `},
		{name: "yaml, { 100,000 deep", path: "goose/config.yaml", text: deep("{a: "), code: 3, says: `goose/config\.yaml:1:\d+: `},
		{name: "yaml, - 100,000 deep", path: "goose/config.yaml", text: deep("- "), code: 3, says: `goose/config\.yaml:1:\d+: `},
		{name: "yaml, no utf-8", path: "goose/config.yaml", text: "extensions: {\"\xff\": \xc3}\n", code: 3, says: `goose/config\.yaml:1:\d+: .*UTF-8`},
		{name: "toml, broken", path: ".codex/config.toml", text: "a = 1\nb = = 2\n", code: 3, says: `\.codex/config\.toml:2:\d+: `},
		{name: "toml, a lone quote", path: ".codex/config.toml", text: "\"", code: 3, says: `\.codex/config\.toml:1:\d+: `},
		{name: "toml, [ 100,000 deep", path: ".codex/config.toml", text: "a = " + deep("["), code: 3, says: `\.codex/config\.toml:1:\d+: `},
		{name: "toml, no utf-8", path: ".codex/config.toml", text: "a = \"\xff\"\n", code: 3, says: `\.codex/config\.toml:1:\d+: .*UTF-8`},
		{name: "dotenv, a lone quote", path: ".env", text: "A=\"\n", code: 3, says: `\.env:1:\d+: `},
		{name: "dotenv, no utf-8", path: ".env", text: "A=\xff\n", code: 0},
		{name: "merge conflict", path: config, text: "{\n<<<<<<< a\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> b\n}\n", code: 3, says: `\.mcp\.json:2:1: `},
		{name: "tar archive", path: config, text: tarball(), code: 3, says: `\.mcp\.json: is binary`},
		{name: "0 bytes", path: config, code: 3, says: `\.mcp\.json: is empty`},
		{name: "NULs", path: config, text: strings.Repeat("\x00", 1000), code: 3, says: `\.mcp\.json: is binary`},
		{name: "NUL far behind", path: config, text: `{"a": "` + strings.Repeat("x", 10_000) + "\x00\"}", code: 3, says: `\.mcp\.json:1:10008: `},
		{name: "UTF-16 LE", path: config, text: utf16Text(`{"a": 1}`, false), code: 3, says: `\.mcp\.json: is UTF-16, .*UTF-8`},
		{name: "UTF-16 BE", path: config, text: utf16Text(`{"a": 1}`, true), code: 3, says: `\.mcp\.json: is UTF-16, .*UTF-8`},
		{name: "UTF-16 LE without a mark", path: config, text: utf16Text(`{"a": 1}`, false)[2:], code: 3, says: `\.mcp\.json: is UTF-16, .*UTF-8`},
		{name: "UTF-16 BE without a mark", path: "CLAUDE.md", text: utf16Text("# a\n", true)[2:], code: 3, says: `CLAUDE\.md: is UTF-16, .*UTF-8`},
		{name: "zip archive", path: "CLAUDE.md", text: zipped(), code: 3, says: `CLAUDE\.md: is binary`},
		{name: "gzip", path: ".env", text: gzipped(), code: 3, says: `\.env: is binary`},
		{name: "200 MB", make: sparse(config, 200<<20), code: 3, says: `\.mcp\.json: is larger than 100 MB`},
		{name: "99 MB of NULs", make: sparse(config, 99<<20), code: 3, says: `\.mcp\.json: is binary`},
		{name: "pipe", make: func(t *testing.T, dir string) {
			must(t, syscall.Mkfifo(filepath.Join(dir, config), 0o600))
		}, code: 3, says: `\.mcp\.json: is not a regular file`},
		{name: "link to itself", make: link(config, config), code: 3, says: `\.mcp\.json: is a symbolic link`},
		{name: "link to nothing", make: link("nowhere", config), code: 3, says: `\.mcp\.json: is a symbolic link`},
		{name: "folder that links to itself", make: link(".", "loop"), code: 3, says: `nothing was read`},
		{name: "folder of that name", make: func(t *testing.T, dir string) {
			must(t, os.Mkdir(filepath.Join(dir, config), 0o700))
		}, code: 3, says: `nothing was read`},
		{name: "unreadable", make: func(t *testing.T, dir string) {
			if os.Geteuid() == 0 {
				t.Skip("root reads everything")
			}
			write(t, dir, config, []byte("{}"))
			must(t, os.Chmod(filepath.Join(dir, config), 0))
		}, code: 3, says: `\.mcp\.json: cannot be read: permission denied`},
	}
}

// patience is how long a case may take on a machine that has other things to
// do, maxSeconds how much of a processor's time.
const (
	patience   = 5 * time.Minute
	maxSeconds = 20
)

// maxResident is the memory, in megabytes, that no input may exceed,
// unless it holds many things.
const maxResident = 600

// Whatever an agent's config is, credlint says what is wrong and where, and
// ends. "go test -v -run Malformed" prints it as a table.
func TestMalformed(t *testing.T) { tabulate(t, malformations()) }

// tabulate runs the command in each folder.
func tabulate(t *testing.T, list []malformed) {
	var table strings.Builder
	for _, m := range list {
		t.Run(m.name, func(t *testing.T) {
			dir := t.TempDir()
			if m.make != nil {
				m.make(t, dir)
			} else {
				write(t, dir, m.path, []byte(m.text))
			}
			ran := run(t, dir, m.args...)
			fmt.Fprintf(&table, "| %s | %d | %.150s | %.1f | %d |\n", m.name, ran.code, ran.said, ran.seconds, ran.megabytes)
			m.check(t, ran)
		})
	}
	t.Logf("\n| input | exit code | said | s | MB |\n|---|---|---|---|---|\n%s", table.String())
}

// command is the program as people get it.
var command string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "credlint-")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	command = filepath.Join(dir, "credlint")
	if out, err := exec.Command("go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	return m.Run()
}

func (m *malformed) check(t *testing.T, ran ran) {
	t.Helper()
	if m.code == anyCode && ran.code == 2 || ran.code < 0 || ran.code > 3 || m.code >= 0 && ran.code != m.code {
		t.Errorf("exit code %d, want %d", ran.code, m.code)
	}
	if m.says == "" && ran.said != "" || !regexp.MustCompile(m.says).MatchString(ran.said) {
		t.Errorf("said %q, want %q", ran.said, m.says)
	}
	seconds, megabytes := float64(maxSeconds), int64(maxResident)
	if m.many {
		seconds, megabytes = 3*maxSeconds, 3*maxResident
	}
	if ran.seconds > seconds {
		t.Errorf("took %.1f s", ran.seconds)
	}
	if ran.megabytes > megabytes {
		t.Errorf("took %d MB", ran.megabytes)
	}
}

// ran is what became of the command.
type ran struct {
	code      int
	said      string  // the lines on standard error
	seconds   float64 // of the processor: the machine may be busy
	megabytes int64
}

// run starts the command from this small process: on Linux a child's peak of
// memory is at least that of the process that started it.
func run(t *testing.T, dir string, args ...string) ran {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, command, append(args, ".")...)
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if ctx.Err() != nil || err != nil && !errors.As(err, &exit) {
		t.Fatalf("did not end by itself: %v", err)
	}
	return ran{
		code: cmd.ProcessState.ExitCode(), said: strings.Join(strings.Split(strings.TrimSpace(errs.String()), "\n"), "; "),
		seconds: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), megabytes: resident(cmd.ProcessState),
	}
}

// resident is the most memory that the process held, in megabytes. Most
// systems count it in kilobytes, one in bytes.
func resident(s *os.ProcessState) int64 {
	usage, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss >> 20
	}
	return usage.Maxrss >> 10
}

func tarball() string {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	_ = w.WriteHeader(&tar.Header{Name: "a", Size: 2, Mode: 0o600})
	_, _ = w.Write([]byte("{}"))
	_ = w.Close()
	return out.String()
}

func zipped() string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, _ := w.Create("a")
	_, _ = f.Write([]byte("{}"))
	_ = w.Close()
	return out.String()
}

func gzipped() string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write([]byte("{}"))
	_ = w.Close()
	return out.String()
}

func utf16Text(text string, big bool) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		low, high := byte(unit), byte(unit>>8)
		if big {
			low, high = high, low
		}
		out = append(out, low, high)
	}
	return string(out)
}

// sparse makes a file of NULs that takes no room on the disk.
func sparse(name string, size int64) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		write(t, dir, name, nil)
		must(t, os.Truncate(filepath.Join(dir, name), size))
	}
}

func link(target, name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { must(t, os.Symlink(target, filepath.Join(dir, name))) }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, dir, path string, content []byte) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	must(t, os.MkdirAll(filepath.Dir(name), 0o700))
	must(t, os.WriteFile(name, content, 0o600))
}
