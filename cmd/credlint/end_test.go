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
			if code := cmd.ProcessState.ExitCode(); code != 2 {
				t.Errorf("%v: exit code %d, want 2", args, code)
			}
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
