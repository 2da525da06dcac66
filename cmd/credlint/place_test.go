//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// reported is a folder with a finding, in which a report is wanted.
func reported(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, ".mcp.json", []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "pl4Nted001Kq9Zx7"}}}}`))
	return dir
}

// A report goes to the place that was named and to no other. What cannot be
// written whole is not written, and the exit code says so.
func TestPlacesOfAReport(t *testing.T) {
	old := func(t *testing.T, dir string) { write(t, dir, "out/report", []byte("old")) }
	for name, c := range map[string]struct {
		make func(t *testing.T, dir string)
		code int
		says string
	}{
		"a new file": {func(t *testing.T, dir string) { must(t, os.Mkdir(filepath.Join(dir, "out"), 0o700)) }, 1, ""},
		"a file":     {old, 1, ""},
		"no folder":  {func(*testing.T, string) {}, 2, "out/report: its folder takes no new file: no such file or directory"},
		"a read-only file": {func(t *testing.T, dir string) {
			old(t, dir)
			must(t, os.Chmod(filepath.Join(dir, "out/report"), 0o444))
		}, 2, "out/report: is read-only"},
		"a link": {func(t *testing.T, dir string) {
			write(t, dir, "other", []byte("old"))
			must(t, os.Mkdir(filepath.Join(dir, "out"), 0o700))
			must(t, os.Symlink("../other", filepath.Join(dir, "out/report")))
		}, 2, "out/report: is a symbolic link"},
		"a link to nothing": {func(t *testing.T, dir string) {
			must(t, os.Mkdir(filepath.Join(dir, "out"), 0o700))
			must(t, os.Symlink("../other", filepath.Join(dir, "out/report")))
		}, 2, "out/report: is a symbolic link"},
		"a link to a folder elsewhere": {func(t *testing.T, dir string) { must(t, os.Symlink(t.TempDir(), filepath.Join(dir, "out"))) }, 2, "out/report: a symbolic link leads out of the repository"},
		"a link to a folder here": {func(t *testing.T, dir string) {
			must(t, os.Mkdir(filepath.Join(dir, "inner"), 0o700))
			must(t, os.Symlink("inner", filepath.Join(dir, "out")))
		}, 1, ""},
		"a folder": {func(t *testing.T, dir string) { must(t, os.MkdirAll(filepath.Join(dir, "out/report"), 0o700)) }, 2, "out/report: is a folder"},
		"a pipe that nobody reads": {func(t *testing.T, dir string) {
			must(t, os.Mkdir(filepath.Join(dir, "out"), 0o700))
			pipe(t, filepath.Join(dir, "out/report"))
		}, 2, "out/report: nobody reads from it"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := reported(t)
			c.make(t, dir)
			ran := run(t, dir, "check", "-q", "-f", "json", "-o", "out/report", ".mcp.json")
			if ran.code != c.code || !strings.Contains(ran.said, c.says) {
				t.Errorf("exit code %d, want %d; says %q, want %q", ran.code, c.code, ran.said, c.says)
			}
			at := filepath.Join(dir, "out/report")
			if c.code == 1 {
				content, err := os.ReadFile(at)
				must(t, err)
				if !json.Valid(content) {
					t.Errorf("holds %q", content)
				}
			} else if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
				if content, _ := os.ReadFile(at); string(content) != "old" {
					t.Errorf("now holds %d bytes", len(content))
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "other")); name == "a link to nothing" && err == nil {
				t.Error("the link was followed")
			}
			if left, _ := os.ReadDir(filepath.Join(dir, "out")); len(left) > 1 {
				t.Errorf("%d files beside it are left", len(left)-1)
			}
		})
	}
}

// What is no file gets the report once: what standard output is, by whatever name,
// gets no second one.
func TestReportToAPipe(t *testing.T) {
	dir := reported(t)
	pipe(t, filepath.Join(dir, "fifo"))
	for line, reports := range map[string]int{
		`"$0" -q -f json -o /dev/stdout . | cat`:                                                1,
		`"$0" -q -f json -o /dev/stdout . >file; cat file`:                                      1,
		`"$0" -q -f json -o /dev/fd/3 . 3>&1 >/dev/null | cat`:                                  1,
		`exec 4<>fifo; "$0" -q -f json -o fifo . >/dev/null; dd bs=64k count=1 <&4 2>/dev/null`: 1,
		`"$0" -q -f json -o /dev/null . >/dev/null`:                                             0,
		`"$0" -q -f json -o /dev/stderr . 2>&1 >/dev/null | cat`:                                1,
		`"$0" -q -f json -o file . >/dev/null; cat file`:                                        1,
		`"$0" -q -f json -o "$PWD/file" . >file; cat file`:                                      1,
		`"$0" -q --color never -f json -o /dev/null . | grep -c '^error'`:                       0,
	} {
		cmd := exec.Command("sh", "-c", line, command)
		cmd.Dir = dir
		out, err := cmd.Output()
		if err != nil && reports > 0 {
			t.Errorf("%s: %v", line, err)
		}
		if got := strings.Count(string(out), `"tool"`); got != reports || reports == 1 && !json.Valid(out) {
			t.Errorf("%s: %d reports in %d bytes, want %d", line, got, len(out), reports)
		}
	}
}

// Where a run fails or is ended, the report and the baseline of the one before stay
// as they are, and nothing is left beside them.
func TestOldReportStays(t *testing.T) {
	dir := t.TempDir()
	var servers []string
	for i := range 300 {
		servers = append(servers, fmt.Sprintf(`"s%d": {"command": "x", "env": {"API_TOKEN": "pl4Nted%05dKq9Zx7"}}`, i, i))
	}
	write(t, dir, ".mcp.json", []byte(`{"mcpServers": {`+strings.Join(servers, ",\n")+"}}"))
	run(t, dir, "check", "-q", "--write-baseline", "known")
	known, err := os.ReadFile(filepath.Join(dir, "known"))
	must(t, err)
	write(t, dir, "report", []byte("old"))
	stays := func(t *testing.T) {
		t.Helper()
		for name, want := range map[string]string{"report": "old", "known": string(known)} {
			if content, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(content) != want {
				t.Errorf("%s holds %d bytes now, not the %d from before: %v", name, len(content), len(want), err)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".[kr]*")); len(left) > 0 {
			t.Errorf("%q are left", left)
		}
	}
	runs := [][]string{{"-q", "-f", "json", "-o", "report", "."}, {"-q", "--write-baseline", "known", "."}}
	t.Run("full disk", func(t *testing.T) {
		for _, args := range runs {
			cmd := exec.Command("sh", append([]string{"-c", `ulimit -f 1; exec "$0" "$@"`, command}, args...)...)
			cmd.Dir = dir
			out, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != 3 || !strings.Contains(string(out), "cannot be written: ") {
				t.Errorf("%q: exit code %d: %s", args, code, out)
			}
			stays(t)
		}
	})
	t.Run("wrong configuration", func(t *testing.T) {
		write(t, dir, "wrong.yml", []byte("nonsense: 1\n"))
		for _, args := range runs {
			if ran := run(t, dir, append([]string{"check", "--config", "wrong.yml"}, args[:len(args)-1]...)...); ran.code != 2 {
				t.Errorf("%q: exit code %d", args, ran.code)
			}
			stays(t)
		}
	})
	for i := range 150 {
		write(t, dir, fmt.Sprintf("f%03d.py", i), bytes.Repeat([]byte("token = f('x')  # a b c\n"), 40_000))
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		t.Run(sig.String(), func(t *testing.T) {
			for _, args := range runs {
				write(t, dir, "report", []byte("old")) // the machine may have been faster
				write(t, dir, "known", known)
				cmd := exec.Command(command, args...)
				cmd.Dir = dir
				var errs bytes.Buffer
				cmd.Stderr = &errs
				must(t, cmd.Start())
				time.Sleep(200 * time.Millisecond)
				must(t, cmd.Process.Signal(sig))
				_ = cmd.Wait()
				if cmd.ProcessState.Exited() && !strings.Contains(errs.String(), "interrupted") {
					t.Skip("the machine was faster than the signal")
				}
				stays(t)
			}
		})
	}
}

// In a folder that takes no new file, no report can take the place of another one,
// even where that could be written to. Root becomes nobody for it.
func TestReportWithoutPermission(t *testing.T) {
	dir := reported(t)
	write(t, dir, "out/report", []byte("old"))
	for name, mode := range map[string]os.FileMode{".": 0o755, ".mcp.json": 0o644, "out/report": 0o666, "out": 0o555} {
		must(t, os.Chmod(filepath.Join(dir, name), mode))
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "out"), 0o700) })
	cmd := exec.Command(command, "-q", "-f", "json", "-o", "out/report", ".mcp.json")
	cmd.Dir = dir
	asNobody(t, cmd, dir)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != 2 || !strings.Contains(errs.String(), "out/report: its folder takes no new file: permission denied") {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	if content, err := os.ReadFile(filepath.Join(dir, "out/report")); err != nil || string(content) != "old" {
		t.Errorf("holds %d bytes now: %v", len(content), err)
	}
}
