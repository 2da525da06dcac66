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
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
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

// hostileNames are file names that want to be more than names.
var hostileNames = []string{
	"a\n::error::forged.py", "b\x1b[2J\x1b]0;title\x07.py", "::warning file=x::c.py", "d%0A::error::e.py", "e\u202egnp.py", "f\xff\xfe.py",
	"g<script>alert(1)<script>.py", "h|`|[x](http:evil)|.py", "i\r.py", "j\u2028\u0085.py", "-k.py", "##[error]l.py", "m ##[add-matcher]n ##vso[task.x]o.py",
}

// reports are the runs whose output people and CI systems read.
func reports() map[string][]string {
	runs := map[string][]string{
		"keys": {"keys", "."}, "keys json": {"keys", "-f", "json", "."}, "fix": {"fix", "--dry-run", "--unsafe", "."}, "fix op": {"fix", "--dry-run", "--unsafe", "--with", "op", "."},
	}
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html"} {
		runs[format] = []string{"check", "--verbose", "-f", format, "."}
	}
	return runs
}

// What a repository's names say is shown, never obeyed: no report has a control
// character, a command to a workflow's runner, or bytes that are no text.
func TestNamesAreNoCommands(t *testing.T) {
	dir := t.TempDir()
	for _, name := range hostileNames {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("import x\napi_key = \"sk_"+"live_4eC39HqLyjWDarjtT1zdp7dc\"\n"), 0o600); err != nil {
			t.Logf("this file system has no %q", name)
		}
	}
	server := `a\u001b[2J\n::error::x\u202e<img src=x> ##[error]y ##vso[task.z]`
	write(t, dir, ".mcp.json", []byte("{\"mcpServers\": {\n\""+server+"\": {\"command\": \"x\", \"env\": {\n\"::error::B ##[error]TOKEN\": \"pl4Nted001Kq9Zx8\",\n\"API_TOKEN\":\n\"pl4Nted001Kq9Zx7\"}}},\n  \"x\":\n\"a\n::error::forged\"}"))
	write(t, dir, ".env", []byte("A=1\n::error::forged\n  ::error::forged\n##[error]forged\nAPI_TOKEN=pl4Nted001Kq9Zx7\n"))
	for name, args := range reports() {
		cmd := exec.Command(command, args...)
		cmd.Dir = dir
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); args[0] == "check" && code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
		if !strings.Contains(out.String()+errs.String(), "forged") && !strings.Contains(out.String()+errs.String(), "error") {
			t.Errorf("%s: says nothing of the hostile names", name)
		}
		obeyed(t, name, out.String())
		obeyed(t, name, errs.String())
		if name == "html" && strings.Contains(out.String(), "<script>alert") {
			t.Error("html: a script of the repository")
		}
	}
}

// obeyed wants nothing in an output that a terminal or a runner would obey.
func obeyed(t *testing.T, format, said string) {
	t.Helper()
	if !utf8.ValidString(said) {
		t.Errorf("%s: not UTF-8", format)
	}
	if i := strings.IndexFunc(said, func(r rune) bool {
		return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
	}); i >= 0 {
		t.Errorf("%s: shows a control character: %q", format, said[max(0, i-40):min(len(said), i+40)])
	}
	for line := range strings.Lines(said) {
		if forged(line, format) {
			t.Errorf("%s: a forged command: %q", format, line)
		}
	}
}

var (
	own      = regexp.MustCompile(`^::(error|warning|notice) file=[^:]*::`)
	anywhere = regexp.MustCompile(`##[A-Za-z]*\[`)
)

// forged reports whether a runner would take something in a line for a command,
// where the format does not write that command itself.
func forged(line, format string) bool {
	line = strings.TrimSpace(line)
	return anywhere.MatchString(line) || strings.HasPrefix(line, "::") && (format != "github" || !own.MatchString(line))
}

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

// The same files give the same bytes, whatever the number of workers.
func TestSameBytesAtAnyNumberOfWorkers(t *testing.T) {
	for _, format := range []string{"json"} {
		var first []byte
		for i, jobs := range []string{"1", "2", "8", "32"} {
			cmd := exec.Command(command, "-f", format, "--jobs", jobs, "../../testdata/homes", "../../testdata/example")
			out, err := cmd.Output()
			if err == nil || len(out) < 1000 {
				t.Fatalf("nothing found: %v", err)
			}
			if i == 0 {
				first = out
			} else if !bytes.Equal(first, out) {
				t.Errorf("%s: --jobs %s gives other bytes", format, jobs)
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
	var sums [2][32]byte
	for i := range sums {
		name := filepath.Join(t.TempDir(), "credlint")
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-buildid=", "-o", name, ".")
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
