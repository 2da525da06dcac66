//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// standIn puts a program into a folder of its own, which is the first on the path
// then. It is told the file to make when it has come as far as it shall.
func standIn(t *testing.T, name, script string) (env []string, reached string) {
	t.Helper()
	folder := t.TempDir()
	reached = filepath.Join(folder, "reached")
	real, err := exec.LookPath(name)
	if err != nil {
		real = "none"
	}
	text := "#!/bin/sh\nreal='" + real + "' reached='" + reached + "'\n" + script
	must(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o755))
	return append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH"), "TMPDIR="+t.TempDir()), reached
}

// interrupted runs credlint until a file is there, and then sends a signal: to all
// that it has started, too, as a terminal does.
func interrupted(t *testing.T, dir string, env []string, reached string, sig syscall.Signal, args ...string) (out, errs string, code int) {
	t.Helper()
	cmd := exec.Command(command, args...)
	cmd.Dir, cmd.Env, cmd.SysProcAttr = dir, env, &syscall.SysProcAttr{Setpgid: true}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	must(t, cmd.Start())
	for range 6000 {
		if _, err := os.Stat(reached); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	must(t, syscall.Kill(-cmd.Process.Pid, sig))
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Fatal("does not end")
	}
	_ = os.Remove(reached)
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// A history is told as far as it was read, and nothing is left behind. The stand-in
// for git waits before it lists the objects, or behind the last one that is read.
func TestSignalsEndTheHistory(t *testing.T) {
	dir := t.TempDir()
	committed(t, dir)
	for _, c := range []struct {
		name, script, says string
		found              int
	}{
		{"listing", `case "$1" in rev-list) : >"$reached"; exec sleep 600;; esac; exec "$real" "$@"`, "interrupted; the report holds what was found until then", 0},
		{"reading", `case "$2" in --batch) "$real" "$@"; sleep 1; : >"$reached"; exec sleep 600;; esac; exec "$real" "$@"`, "interrupted; the report holds what was found until then", 1},
	} {
		env, reached := standIn(t, "git", c.script)
		for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			out, errs, code := interrupted(t, dir, env, reached, sig, "--history", "--fail-on", "never", "--only", "static-key-in-config")
			if code != 3 || !strings.Contains(errs, c.says) || strings.Count(out, "error[") != c.found {
				t.Errorf("%s, %v: exit code %d: %s%s", c.name, sig, code, out, errs)
			}
		}
		for _, v := range env {
			if folder, is := strings.CutPrefix(v, "TMPDIR="); is && folder != os.Getenv("TMPDIR") {
				if left, _ := os.ReadDir(folder); len(left) > 0 {
					t.Errorf("%s: %q is left", c.name, left[0].Name())
				}
			}
		}
	}
}

// A signal of a terminal goes to all that run in it. It must not end git before
// credlint has read what git was telling, so git is in a group of its own: what the
// stand-in sends to its group does not reach credlint.
func TestGitIsApart(t *testing.T) {
	dir := t.TempDir()
	committed(t, dir)
	env, _ := standIn(t, "git", `trap '' INT; kill -INT 0; exec "$real" "$@"`)
	cmd := exec.Command(command, "-q", "--history", "--only", "static-key-in-config")
	cmd.Dir, cmd.Env, cmd.SysProcAttr = dir, env, &syscall.SysProcAttr{Setpgid: true}
	if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("exit code %d: %s", cmd.ProcessState.ExitCode(), out)
	}
}

// What is interrupted while it fixes has changed files whole and others not at
// all. The manager of this one keeps a first credential and waits at the second.
func TestSignalsEndFix(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b", "c"} {
		write(t, dir, name+"/.mcp.json", []byte(strings.ReplaceAll(keyed, "001", name+"01")))
	}
	env, reached := standIn(t, "op", `
kept="$reached.kept"
case "$1 $2" in
"item create") cat >/dev/null; [ -e "$kept" ] && { : >"$reached"; exec sleep 600; }; : >"$kept";;
"read "*) [ -e "$kept" ] && [ ! -e "$kept.read" ] || exit 1; : >"$kept.read"; printf pl4Nteda01Kq9Zx7;;
*) exit 1;;
esac`)
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		out, errs, code := interrupted(t, dir, env, reached, sig, "fix", "--unsafe", "--with", "op", "--at", "Agents", "--move", "--only", "static-key-in-config", ".")
		if code != 3 || !strings.Contains(errs, "interrupted; the files of which nothing is said are as they were") {
			t.Errorf("%v: exit code %d: %s%s", sig, code, out, errs)
		}
		for name, changed := range map[string]bool{"a": true, "b": false, "c": false} {
			content, err := os.ReadFile(filepath.Join(dir, name, ".mcp.json"))
			must(t, err)
			if was := strings.ReplaceAll(keyed, "001", name+"01"); (string(content) != was) != changed || !bytes.HasSuffix(content, []byte("}")) {
				t.Errorf("%v: %s holds %d bytes", sig, name, len(content))
			}
			if left, _ := os.ReadDir(filepath.Join(dir, name)); len(left) != 1 {
				t.Errorf("%v: %d files in %s", sig, len(left), name)
			}
		}
		if strings.Contains(out+errs, "pl4Nted") {
			t.Error("a secret is shown")
		}
	}
}

// Who interrupts a second time waits for nothing, not for the reader of the report
// either.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		write(t, dir, fmt.Sprintf("%d/.mcp.json", i), []byte(keyed))
	}
	cmd := exec.Command(command, "-q", "-f", "json", ".")
	cmd.Dir = dir
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if _, err := out.Read(make([]byte, 1)); err != nil { // the report has begun, and fills the pipe
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	ended := make(chan error, 1)
	go func() { _, err := cmd.Process.Wait(); ended <- err }()
	for range 600 {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
	_ = cmd.Process.Kill()
	t.Error("does not end")
}

// Nothing is waited for at standard input after a signal.
func TestSignalsEndWaiting(t *testing.T) {
	for _, args := range [][]string{{"-"}, {"fix", "-"}, {"keys", "-"}, {"inspect"}} {
		cmd := exec.Command(command, args...)
		cmd.Dir = t.TempDir()
		in, err := cmd.StdinPipe()
		must(t, err)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		must(t, cmd.Start())
		time.Sleep(500 * time.Millisecond)
		must(t, cmd.Process.Signal(os.Interrupt))
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
		case <-time.After(patience):
			_ = cmd.Process.Kill()
			t.Errorf("%q does not end", args)
		}
		if code := cmd.ProcessState.ExitCode(); code != 3 && code != -1 { // by the signal, if it came too early
			t.Errorf("%q: exit code %d: %s", args, code, errs.String())
		}
		_ = in.Close()
	}
}
