//go:build unix

package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// bait is a repository whose git folder starts a program wherever git lets it. Each
// program leaves a file of its own name in a folder of marks.
type bait struct {
	t                *testing.T
	git              string // the program
	all, repo        string // all holds the repository, and what stands beside it
	marks, temporary string
}

// newBait makes a repository with two commits, something staged and something changed,
// and then spoils it.
func newBait(t *testing.T) *bait {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("needs git")
	}
	all := t.TempDir()
	b := &bait{t, git, all, filepath.Join(all, "repo"), t.TempDir(), t.TempDir()}
	for _, folder := range []string{"home", "repo"} {
		must(t, os.Mkdir(filepath.Join(all, folder), 0o700))
	}
	b.put(".mcp.json", keyed)
	b.put("old.py", "x = 1\n")
	b.run("init", "-q", "-b", "main")
	b.run("add", ".")
	b.run("commit", "-qm", "a")
	b.put("old.py", "x = 2\n")
	b.run("commit", "-qam", "b")
	b.put(".mcp.json", strings.ReplaceAll(keyed, "001Kq", "002Kq"))
	b.run("add", ".")
	b.put("main.go", "package a\n")
	b.spoil()
	return b
}

func (b *bait) put(path, text string) { write(b.t, b.repo, path, []byte(text)) }

// run is git, with nothing of the user's.
func (b *bait) run(args ...string) []byte {
	b.t.Helper()
	cmd := exec.Command(b.git, append([]string{"-c", "user.name=a", "-c", "user.email=a@example.com"}, args...)...)
	cmd.Dir, cmd.Env = b.repo, []string{"HOME=" + filepath.Join(b.all, "home"), "PATH=" + os.Getenv("PATH"), "GIT_CONFIG_NOSYSTEM=1"}
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return out
}

// program is a command that leaves a mark.
func (b *bait) program(name string) string {
	at := filepath.Join(b.all, "programs", name)
	write(b.t, b.all, "programs/"+name, []byte("#!/bin/sh\n: > '"+filepath.Join(b.marks, name)+"'\n"))
	must(b.t, os.Chmod(at, 0o755))
	return at
}

// spoil sets whatever makes git start something.
func (b *bait) spoil() {
	var config strings.Builder
	for _, setting := range []string{
		"core.fsmonitor", "core.pager", "core.sshCommand", "core.gitProxy", "core.editor", "core.askPass", "core.alternateRefsCommand",
		"sequence.editor", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process",
		"merge.x.driver", "interactive.diffFilter", "gpg.program", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "web.browser", "pager.rev-list",
	} {
		at := strings.LastIndexByte(setting, '.')
		section, name, _ := strings.Cut(setting[:at], ".")
		if name != "" {
			section += ` "` + name + `"`
		}
		fmt.Fprintf(&config, "[%s]\n\t%s = %q\n", section, setting[at+1:], b.program(setting))
	}
	for _, alias := range []string{"rev-list", "cat-file", "rev-parse", "ls-tree", "merge-base", "diff", "status"} {
		fmt.Fprintf(&config, "[alias]\n\t%s = %q\n", alias, "!"+b.program("alias-"+alias))
	}
	fmt.Fprintf(&config, "[credential]\n\thelper = %q\n", "!"+b.program("credential"))
	fmt.Fprintf(&config, "[core]\n\thooksPath = %q\n\tworktree = %q\n", filepath.Join(b.repo, "hooks"), filepath.Join(b.all, "home"))
	fmt.Fprintf(&config, "[filter \"x\"]\n\trequired = true\n[remote \"origin\"]\n\turl = %q\n\tpromisor = true\n[protocol]\n\tallow = always\n", "ext::"+b.program("ext"))
	fmt.Fprintf(&config, "[include]\n\tpath = more\n[includeIf \"gitdir:**\"]\n\tpath = %q\n", filepath.Join(b.repo, "more"))
	more := fmt.Sprintf("[core]\n\tfsmonitor = %q\n[log]\n\tshowSignature = true\n", b.program("include"))
	for path, text := range map[string]string{
		".git/config": config.String(), ".git/more": more, "more": more,
		".gitattributes": "* filter=x diff=x merge=x\n", ".git/info/attributes": "* filter=x diff=x merge=x\n",
	} {
		b.put(path, text)
	}
	for _, hook := range []string{"pre-commit", "post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "sendemail-validate"} {
		for _, folder := range []string{"hooks", ".git/hooks"} {
			must(b.t, os.MkdirAll(filepath.Join(b.repo, folder), 0o700))
			must(b.t, os.Symlink(b.program("hook-"+hook), filepath.Join(b.repo, folder, hook)))
		}
	}
}

// moved is the same repository where its git folder is somewhere else, and only a file
// tells where.
func (b *bait) moved() {
	at := filepath.Join(b.all, "elsewhere")
	must(b.t, os.Rename(filepath.Join(b.repo, ".git"), at))
	b.put(".git", "gitdir: ../elsewhere\n")
}

// lint runs the command; whatever it says, it has to find the key that is there.
func (b *bait) lint(args ...string) {
	b.t.Helper()
	cmd := exec.Command(command, args...)
	cmd.Dir = b.repo
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Join(b.all, "home"), "TMPDIR=" + b.temporary, "XDG_CACHE_HOME=" + filepath.Join(b.all, "home")}
	out, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != 1 && !slices.Contains([]string{"keys", "fix", "init"}, args[0]) {
		b.t.Errorf("%v: exit code %d, want findings\n%s", args, code, out)
	}
	if started := listed(b.t, b.marks); len(started) > 0 {
		b.t.Fatalf("%v started %q", args, started)
	}
	if left := listed(b.t, b.temporary); len(left) > 0 {
		b.t.Errorf("%v left %q behind", args, left)
	}
}

// listed are the names in a folder.
func listed(t *testing.T, folder string) []string {
	t.Helper()
	list, err := os.ReadDir(folder)
	must(t, err)
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// gitRuns are all ways in which a repository is read, one line each.
var gitRuns = [][]string{
	{"."}, {"--staged"}, {"--staged", "."}, {"--since", "HEAD~1", "."}, {"--history", "."}, {"--user", "."},
	{"--staged", "-f", "sarif"}, {"keys", "."}, {"fix", "--dry-run", "."},
}

// Whatever a repository's git folder says, no run starts a program of it or writes anything,
// and the key is found: what is staged is what is judged.
func TestGitFolderStartsNothing(t *testing.T) {
	for name, change := range map[string]func(*bait){"in place": func(*bait) {}, "behind a file": (*bait).moved} {
		t.Run(name, func(t *testing.T) {
			b := newBait(t)
			change(b)
			before := digest(t, b.all)
			for _, args := range gitRuns {
				b.lint(args...)
				if changed := changes(before, digest(t, b.all)); len(changed) > 0 {
					t.Fatalf("%v changed %q", args, changed)
				}
			}
		})
	}
}

// fix and init write what they say, and start nothing either.
func TestGitFolderStartsNothingForWhoWrites(t *testing.T) {
	b := newBait(t)
	index, err := os.ReadFile(filepath.Join(b.repo, ".git/index"))
	must(t, err)
	before := digest(t, b.all)
	b.lint("fix", "--unsafe", ".")
	if changed := changes(before, digest(t, b.all)); !slices.Equal(changed, []string{b.repo, filepath.Join(b.repo, ".mcp.json")}) {
		t.Errorf("fix changed %q", changed)
	}
	before = digest(t, b.all)
	b.lint("init")
	for _, changed := range changes(before, digest(t, b.all)) {
		if base := filepath.Base(changed); base != ".credlint.yml" && base != ".pre-commit-config.yaml" && base != "credlint.yml" && !isFolder(changed) {
			t.Errorf("init changed %q", changed)
		}
	}
	if after, err := os.ReadFile(filepath.Join(b.repo, ".git/index")); err != nil || string(after) != string(index) {
		t.Error("the index has changed")
	}
}

// The bait is alive: git itself starts what stands there.
func TestGitFolderStartsMuch(t *testing.T) {
	b := newBait(t)
	for _, args := range [][]string{
		{"status"}, {"fetch", "origin"}, {"config", "--unset", "filter.x.process"}, // which ends what it answers wrongly
		{"diff", "--cached"}, {"diff", "--cached", "--no-ext-diff"}, {"add", "main.go"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, b.git, args...)
		cmd.Dir, cmd.Env = b.repo, []string{"HOME=" + filepath.Join(b.all, "home"), "PATH=" + os.Getenv("PATH"), "GIT_WORK_TREE=" + b.repo}
		_ = cmd.Run()
	}
	started := listed(t, b.marks)
	for _, name := range []string{"include", "diff.x.command", "diff.x.textconv", "filter.x.process", "filter.x.clean", "ext", "hook-post-index-change"} {
		if !slices.Contains(started, name) {
			t.Errorf("git did not start %s, only %q", name, started)
		}
	}
}

// changes are the paths that two digests tell apart.
func changes(before, after string) []string {
	seen := map[string]bool{}
	for _, pair := range [][2]string{{before, after}, {after, before}} {
		for line := range strings.Lines(pair[0]) {
			if path, _, _ := strings.Cut(line, " "); !strings.Contains(pair[1], line) {
				seen[path] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
