//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A run that is told to stop says what it found until then.
func TestSignalsEndTheRun(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", nil)
	for i := range 150 {
		write(t, dir, fmt.Sprintf("f%03d.py", i), bytes.Repeat([]byte("token = f('x')  # a b c\n"), 40_000))
	}
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := exec.Command(command, "-f", "json", ".")
		cmd.Dir = dir
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		must(t, cmd.Start())
		time.Sleep(200 * time.Millisecond)
		must(t, cmd.Process.Signal(sig))
		_ = cmd.Wait()
		if strings.Contains(out.String(), `"findings"`) && !strings.Contains(errs.String(), "interrupted") {
			t.Skip("the machine was faster than the signal")
		}
		if code := cmd.ProcessState.ExitCode(); code != 3 || !bytes.HasSuffix(bytes.TrimSpace(out.Bytes()), []byte("}")) {
			t.Errorf("%v: exit code %d, %q", sig, code, errs.String())
		}
	}
}

// A report that cannot be written is a failure, never silence.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("needs /dev/full")
	}
	defer func() { _ = full.Close() }()
	dir := t.TempDir()
	write(t, dir, "a.py", []byte("x = 1\n"))
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html"} {
		for _, args := range [][]string{{"-f", format, "."}, {"-f", format, "-o", "/dev/full", "."}} {
			if format == "github" && len(args) == 3 {
				continue // nothing found is nothing to write
			}
			cmd := exec.Command(command, args...)
			cmd.Dir = dir
			if len(args) == 3 {
				cmd.Stdout = full
			}
			_ = cmd.Run()
			if code := cmd.ProcessState.ExitCode(); code != 3 {
				t.Errorf("%v: exit code %d, want 3", args, code)
			}
		}
	}
}

// Where the reader of standard output goes away, the run says nothing and its exit
// code proves nothing. The shell tells the exit code of the first of two programs.
func TestBrokenPipe(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", nil)
	for i := range 300 {
		write(t, dir, fmt.Sprintf("%d/.mcp.json", i), []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "pl4Nted001Kq9Zx7"}}}}`))
	}
	for _, args := range []string{
		"-q .", "-q -f json .", "-q -f sarif .", "-q -f github .", "-q -f gitlab .", "-q -f junit .", "-q -f markdown .", "-q -f html .",
		"-q -f json -o report .", "keys -q .", "fix -q --dry-run .", "rules", "clients", "version", "--help", "explain static-key-in-config",
	} {
		for reader, line := range map[string]string{
			"at once": `{ sleep 0.2; "$0" ` + args + `; echo $? >&2; } | true`,
			"soon":    `{ "$0" ` + args + `; echo $? >&2; } | head -c 1`,
		} {
			cmd := exec.Command("sh", "-c", line, command)
			cmd.Dir = dir
			var errs bytes.Buffer
			cmd.Stderr = &errs
			must(t, cmd.Run())
			said := strings.TrimSpace(errs.String())
			if said != "3" && (reader == "at once" || said != "0" && said != "1") { // a pipe holds what is short
				t.Errorf("%s, whose reader goes %s: %q", args, reader, said)
			}
		}
	}
}

// Where there is no reader from the start, the exit code is that of the run, as
// with /dev/null; where standard output cannot be written to, it is a failure.
func TestNobodyReads(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "clean.py", []byte("x = 1\n"))
	write(t, dir, "found/.mcp.json", []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "pl4Nted001Kq9Zx7"}}}}`))
	for line, want := range map[string]int{
		`exec "$0" clean.py >&-`:                   0,
		`exec "$0" found >&-`:                      1,
		`exec "$0" found >&- 2>&-`:                 1,
		`exec "$0" found >&- 2>&- <&-`:             1,
		`exec "$0" found >/dev/null`:               1,
		`exec "$0" clean.py 1</dev/null`:           2,
		`exec "$0" version 1</dev/null`:            2,
		`exec "$0" fix --dry-run found >/dev/full`: 3,
		`exec "$0" fix - <clean.py >/dev/full`:     3,
		`exec "$0" -o report found >/dev/full`:     3,
	} {
		cmd := exec.Command("sh", "-c", line, command)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != want || bytes.Contains(out, []byte("goroutine")) {
			t.Errorf("%s: exit code %d, want %d: %s", line, code, want, out)
		}
	}
}

// A file that changes or vanishes under the reader's hands breaks nothing.
func TestFilesThatChange(t *testing.T) {
	dir := t.TempDir()
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			name := filepath.Join(dir, fmt.Sprintf("d%d", n%50))
			_ = os.MkdirAll(name, 0o700)
			_ = os.WriteFile(filepath.Join(name, ".mcp.json"), bytes.Repeat([]byte(`{"mcpServers": {}}`+"\n"), n%300), 0o600)
			if n%3 == 0 {
				_ = os.RemoveAll(filepath.Join(dir, fmt.Sprintf("d%d", n*7%50)))
			}
		}
	}()
	for range 8 {
		if ran := run(t, dir); ran.code != 0 && ran.code != 3 || strings.Contains(ran.said, "please report it") {
			t.Errorf("exit code %d, %s", ran.code, ran.said)
		}
	}
	close(stop)
	<-stopped
}

// Two builds of the same source are the same bytes.
func TestBuildIsReproducible(t *testing.T) {
	if !*long {
		t.Skip("builds twice from nothing: -long")
	}
	elsewhere := t.TempDir()
	must(t, os.CopyFS(elsewhere, os.DirFS("../..")))
	var sums [2][32]byte
	for i, root := range []string{"../..", elsewhere} {
		name := filepath.Join(t.TempDir(), "credlint")
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-buildid=", "-o", name, "./cmd/credlint")
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOCACHE="+t.TempDir())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		content, err := os.ReadFile(name)
		must(t, err)
		sums[i] = sha256.Sum256(content)
	}
	if sums[0] != sums[1] {
		t.Errorf("%x and %x", sums[0], sums[1])
	}
}
