package hooks_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

var long = flag.Bool("long", false, "also install the hooks with the real pre-commit, which builds credlint and takes a minute")

const (
	root    = "../../.."
	literal = `{"mcpServers": {"tickets": {"command": "x", "env": {"TICKETS_TOKEN": "correct-horse-battery"}}}}` + "\n"
	clean   = `{"mcpServers": {"tickets": {"command": "x", "env": {"TICKETS_TOKEN": "${TICKETS_TOKEN}"}}}}` + "\n"
)

// hook is what the test looks at.
type hook struct {
	ID, Entry, Language string
	Types               []string
	Names               bool `yaml:"pass_filenames"`
	Serial              bool `yaml:"require_serial"`
}

func hooks(t *testing.T) []hook {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all []hook
	if err := yaml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// repo is a repository with an environment that no test shares.
type repo struct {
	t   *testing.T
	dir string
	env []string
}

func newRepo(t *testing.T) repo {
	t.Helper()
	for _, program := range []string{"git", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no " + program)
		}
	}
	r := repo{t, t.TempDir(), append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")}
	r.must("git", "init", "-q", "-b", "main", ".")
	return r
}

// run runs a program and returns what it says and whether it ended well.
func (r repo) run(program string, args ...string) (string, bool) {
	r.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

func (r repo) must(program string, args ...string) string {
	r.t.Helper()
	out, ok := r.run(program, args...)
	if !ok {
		r.t.Fatalf("%s %v: %s", program, args, out)
	}
	return strings.TrimSpace(out)
}

func (r repo) write(name, content string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// Each hook's command stops on a key and passes without one, with the names of
// files behind it as pre-commit gives them.
func TestEntries(t *testing.T) {
	all := hooks(t)
	if len(all) != 2 || all[0].ID != "credlint" || all[1].ID != "credlint-staged" {
		t.Fatalf("the hooks are %v: others name them", all)
	}
	r := newRepo(t)
	bin := filepath.Join(t.TempDir(), "credlint")
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	build := repo{t, here, os.Environ()}
	build.must("go", "build", "-o", bin, "./cmd/credlint")
	for _, h := range all {
		words := strings.Fields(h.Entry)
		if h.Language != "golang" || words[0] != "credlint" || !h.Names || !h.Serial || !slices.Equal(h.Types, []string{"text"}) {
			t.Errorf("%+v", h)
		}
		for content, want := range map[string]bool{literal: false, clean: true} {
			r.write(".mcp.json", content)
			r.write("other.txt", "nothing\n")
			r.must("git", "add", ".")
			if out, ok := r.run(bin, append(words[1:], ".mcp.json", "other.txt")...); ok != want {
				t.Errorf("%s passes: %t, want %t: %s", h.ID, ok, want, out)
			}
		}
	}
}

// published makes the files of this tree a repository of hooks, and returns it
// with its only commit.
func published(t *testing.T) (repo, string) {
	t.Helper()
	r := newRepo(t)
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	names := repo{t, here, os.Environ()}.must("git", "ls-files", "--cached", "--others", "--exclude-standard")
	for name := range strings.Lines(names) {
		name = filepath.FromSlash(strings.TrimSpace(name))
		content, err := os.ReadFile(filepath.Join(here, name))
		if os.IsNotExist(err) {
			continue // removed, not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(r.dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write(name, string(content))
	}
	r.must("git", "add", "--all", "--force", ".")
	r.must("git", "commit", "-qm", "x")
	return r, r.must("git", "rev-parse", "HEAD")
}

func TestPreCommit(t *testing.T) {
	if !*long {
		t.Skip("installs the hooks: -long")
	}
	if _, err := exec.LookPath("pre-commit"); err != nil {
		t.Skip("no pre-commit")
	}
	from, commit := published(t)
	r := newRepo(t)
	r.env = append(r.env, "PRE_COMMIT_HOME="+t.TempDir(), "GOMODCACHE="+r.must("go", "env", "GOMODCACHE"), "GOFLAGS=-modcacherw")
	r.write(".pre-commit-config.yaml", "repos:\n  - repo: "+from.dir+"\n    rev: "+commit+
		"\n    hooks:\n      - id: credlint-staged\n      - id: credlint\n        stages: [manual]\n")
	r.must("git", "add", ".")
	r.must("pre-commit", "install", "--install-hooks")
	r.must("git", "commit", "-qm", "no key")

	stopped := func(what string, args ...string) {
		t.Helper()
		if out, ok := r.run(args[0], args[1:]...); ok || !strings.Contains(out, "literal credential") {
			t.Errorf("%s is not stopped: %s", what, out)
		}
	}
	passes := func(what string, args ...string) {
		t.Helper()
		if out, ok := r.run(args[0], args[1:]...); !ok {
			t.Errorf("%s is stopped: %s", what, out)
		}
	}
	r.write(".mcp.json", literal)
	r.must("git", "add", ".")
	stopped("a key", "git", "commit", "-m", "key")
	r.write(".mcp.json", clean)
	stopped("a key that only the index has", "git", "commit", "-m", "key")
	stopped("--all-files of it", "pre-commit", "run", "credlint-staged", "--all-files")
	r.must("git", "add", ".")
	r.write(".mcp.json", literal)
	passes("a key that only the work tree has", "git", "commit", "-m", "clean")
	stopped("that key with --all", "git", "commit", "--all", "-m", "key")
	stopped("that key by name", "git", "commit", "-m", "key", ".mcp.json")
	passes("--all-files without anything staged", "pre-commit", "run", "credlint-staged", "--all-files")
	stopped("--all-files of the other hook", "pre-commit", "run", "credlint", "--hook-stage", "manual", "--all-files")
	stopped("--files", "pre-commit", "run", "credlint", "--hook-stage", "manual", "--files", ".mcp.json")
	passes("--files without a key", "pre-commit", "run", "credlint", "--hook-stage", "manual", "--files", ".pre-commit-config.yaml")
	if n := r.must("git", "rev-list", "--count", "HEAD"); n != "2" {
		t.Errorf("%s commits were made, want 2", n)
	}

	// More names than one command line takes: credlint is started several times,
	// and is given files that it reads as well as such that it leaves out.
	r.must("git", "checkout", "-q", ".")
	for i := range 3000 {
		r.write(fmt.Sprintf("%s-%04d.txt", strings.Repeat("name", 20), i), "text\n")
		r.write(fmt.Sprintf("%s-%04d.bin", strings.Repeat("name", 20), i), "\x00")
	}
	r.must("git", "add", ".")
	out, ok := r.run("pre-commit", "run", "--verbose", "--hook-stage", "manual", "--all-files")
	if starts := strings.Count(out, "no findings in"); !ok || starts < 2 {
		t.Errorf("thousands of files pass: %t, in %d runs", ok, starts)
	}
	r.write(".mcp.json", literal)
	r.must("git", "add", ".")
	stopped("a key among thousands of files", "git", "commit", "-m", "many")
	stopped("it by the other hook", "pre-commit", "run", "credlint", "--hook-stage", "manual", "--all-files")
}
