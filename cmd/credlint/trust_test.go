//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// traps are the programs that a scan might be tempted to start, and those that a
// hostile repository names. Each leaves a mark.
var traps = []string{"git", "sh", "bash", "ssh", "op", "vault", "doppler", "npx", "node", "python", "go", "curl", "cat", "evil"}

// trapped makes a folder for PATH whose programs write their names to mark.
func trapped(t *testing.T, but string) (path, mark string) {
	t.Helper()
	path = t.TempDir()
	mark = filepath.Join(t.TempDir(), "mark")
	for _, name := range traps {
		if name != but {
			must(t, os.WriteFile(filepath.Join(path, name), []byte("#!/bin/sh\necho "+name+" >> "+mark+"\n"), 0o755))
		}
	}
	return path, mark
}

// hostile is a repository whose configuration starts programs wherever git lets it.
func hostile(t *testing.T, dir string) {
	t.Helper()
	write(t, dir, ".git/HEAD", []byte("ref: refs/heads/main\n"))
	evil := func(what string) string { return "evil " + what }
	write(t, dir, ".git/config", []byte(fmt.Sprintf(`[core]
	repositoryformatversion = 0
	fsmonitor = %[1]q
	hooksPath = hooks
	pager = evil
	sshCommand = evil
	worktree = ../..
	editor = evil
	askPass = evil
[diff]
	external = evil
[diff "x"]
	textconv = %[1]q
	command = evil
[filter "x"]
	clean = %[1]q
	smudge = %[1]q
	process = %[1]q
	required = true
[remote "origin"]
	url = ext::evil
	promisor = true
	uploadpack = evil
[extensions]
	partialClone = origin
[credential]
	helper = !evil
[alias]
	rev-list = !evil
	cat-file = !evil
[include]
	path = /dev/tty
`, evil("fsmonitor"))))
	write(t, dir, ".gitattributes", []byte("* filter=x diff=x\n"))
	for _, hook := range []string{"pre-commit", "post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"} {
		write(t, dir, "hooks/"+hook, []byte("#!/bin/sh\nevil hook\n"))
		must(t, os.Chmod(filepath.Join(dir, "hooks", hook), 0o755))
	}
	write(t, dir, ".mcp.json", []byte(`{"mcpServers": {"a": {"command": "evil", "args": ["$(evil)", "`+"`evil`"+`"], "env": {"API_TOKEN": "pl4Nted001Kq9Zx7", "B_TOKEN": "op://a/b/c"}}}}`))
	write(t, dir, ".env", []byte("A_TOKEN=$(evil)\n. evil\n"))
	write(t, dir, "run.sh", []byte("#!/bin/sh\nevil\nexport A_TOKEN=$(evil)\n"))
	write(t, dir, "main.go", []byte("package a\n\nimport _ \"net/http\"\n\n//go:generate evil\nvar token = \"x\"\n"))
	write(t, dir, "go.mod", []byte("module a\n\ntoolchain evil\n"))
	write(t, dir, ".envrc", []byte("evil\n"))
}

// commands are the runs that must start nothing and change nothing.
var commands = [][]string{
	{"check", "."}, {"check", "-f", "sarif", "--verbose", "."}, {"keys", "."}, {"fix", "--dry-run", "."}, {"fix", "--dry-run", "--unsafe", "--with", "op", "--move", "--at", "Agents", "."},
}

// A scan starts no program, whatever the repository says, and changes nothing.
func TestNothingIsStartedOrWritten(t *testing.T) {
	path, mark := trapped(t, "")
	dir := t.TempDir()
	hostile(t, dir)
	before := digest(t, dir)
	for _, args := range commands {
		cmd := exec.Command(command, args...)
		cmd.Dir, cmd.Env = dir, []string{"PATH=" + path, "HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != 1 && args[0] != "keys" {
			t.Errorf("%v: exit code %d, want findings\n%s", args, code, out)
		}
		if said, err := os.ReadFile(mark); err == nil {
			t.Errorf("%v started %q", args, said)
		}
	}
	if after := digest(t, dir); after != before {
		t.Errorf("the folder has changed:\n%s\nwas\n%s", after, before)
	}
}

// History starts git and nothing else.
func TestHistoryStartsGitOnly(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a"}} {
		write(t, dir, ".mcp.json", []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "pl4Nted001Kq9Zx7"}}}}`))
		if out, err := exec.Command(git, append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	head, err := os.ReadFile(filepath.Join(dir, ".git/HEAD"))
	must(t, err)
	hostile(t, dir)
	write(t, dir, ".git/HEAD", head)
	path, mark := trapped(t, "git")
	must(t, os.Symlink(git, filepath.Join(path, "git")))
	before := digest(t, dir)
	cmd := exec.Command(command, "--history", ".")
	cmd.Dir, cmd.Env = dir, []string{"PATH=" + path, "GIT_EXTERNAL_DIFF=evil", "GIT_SSH_COMMAND=evil", "GIT_DIR=/nowhere"}
	out, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit code %d, want findings\n%s", code, out)
	}
	if said, err := os.ReadFile(mark); err == nil {
		t.Errorf("started %q", said)
	}
	if digest(t, dir) != before {
		t.Error("the folder has changed")
	}
}

// No run opens a socket or starts a process, as the kernel sees it.
func TestKernelSeesNoSocketAndNoProcess(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	dir, log := t.TempDir(), filepath.Join(t.TempDir(), "log")
	hostile(t, dir)
	for _, args := range commands {
		cmd := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=execve,execveat,socket,connect", "-o", log, command}, args...)...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput()
		calls, err := os.ReadFile(log)
		if err != nil || !bytes.Contains(calls, []byte("execve(")) {
			t.Skipf("strace does not work here: %s", out)
		}
		if n := bytes.Count(calls, []byte("execve")); n != 1 {
			t.Errorf("%v: %d processes\n%s", args, n, calls)
		}
		if regexp.MustCompile(`\b(socket|connect)\(`).Match(calls) {
			t.Errorf("%v: a socket\n%s", args, calls)
		}
	}
}

// digest is every path below dir with its mode and content.
func digest(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v %v", path, info.Mode(), info.ModTime().UnixNano())
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %x", sha256.Sum256(content))
		}
		b.WriteByte('\n')
		return nil
	}))
	return b.String()
}
