package cli

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var long = flag.Bool("long", false, "also build what README.md says to build, and run the slow programs of managers")

var update = flag.Bool("update", false, "write the runs into README.md and the scripts")

// The run in README.md is a true one: the first finding of three rules, and the
// last line. What git says of the example has a part in it.
func TestReadmeShowsARun(t *testing.T) {
	t.Chdir("../..")
	if _, err := os.Stat(".git"); err != nil {
		t.Skip("no repository")
	}
	var out, problems bytes.Buffer
	Main([]string{"testdata/example"}, strings.NewReader(""), &out, &problems, func(string) string { return "" })
	if problems.Len() > 0 {
		t.Fatal(problems.String())
	}
	holds(t, "run", "$ credlint testdata/example\n"+
		shorten(out.String(), "reference-not-expanded", "shared-key", "key-in-instructions"))
}

// So is the anatomy, of a token that is made up here.
func TestReadmeShowsAnAnatomy(t *testing.T) {
	t.Chdir("../..")
	_, said := ask(t, "ghp_"+strings.Repeat("aB3d", 7)+"aB"+"0cdxXj")
	holds(t, "inspect", "$ op read op://Private/GitHub/token | credlint inspect\n"+said)
}

// And the map of the example: its first holders and the last line.
func TestReadmeShowsAMap(t *testing.T) {
	t.Chdir("../..")
	_, out, errs := credlint(t, "keys", "testdata/example")
	lines := strings.SplitAfter(out, "\n")
	if errs != "" || len(lines) < 20 {
		t.Fatal(out, errs)
	}
	holds(t, "keys", "$ credlint keys testdata/example\n"+strings.Join(lines[:13], "")+"...\n"+strings.Join(lines[len(lines)-3:], ""))
}

// And the diff of a fix, with what has to be done then.
func TestReadmeShowsAFix(t *testing.T) {
	t.Chdir("../..")
	const file = "testdata/example/.codex/config.toml"
	var diff, said bytes.Buffer
	Main([]string{"fix", "--dry-run", file}, strings.NewReader(""), &diff, &said, func(string) string { return "" })
	holds(t, "fix", "$ credlint fix --dry-run "+file+"\n"+diff.String()+said.String())
}

// And the way from a clone to a commit that is stopped, command by command. With
// -long the program that stops it is built by them, too.
func TestReadmeShowsABlockedCommit(t *testing.T) {
	t.Chdir("../..")
	for _, program := range []string{"sh", "git", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no " + program)
		}
	}
	if _, err := os.Stat(".git"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no repository to clone, or no shell")
	}
	r := newRead(t)
	r.project("my-project/.mcp.json", `{"mcpServers": {"tickets": {"command": "tickets-mcp", "env": {"TICKETS_TOKEN": "correct-horse-battery"}}}}`+"\n")
	said := ""
	for _, command := range []string{
		"git clone -q https://github.com/credlint/credlint",
		"go -C credlint install ./cmd/credlint",
		"cd my-project",
		"credlint init --hook",
		`git add --all && git commit -m "add the tickets server"`,
	} {
		said += "$ " + command + "\n" + r.run(command)
	}
	if got := r.run("git log --oneline"); !strings.Contains(got, "does not have any commits yet") {
		t.Errorf("the commit was not stopped: %s", got)
	}
	holds(t, "commit", said)
}

// reader does what README.md says, in a folder of its own.
type reader struct {
	t         *testing.T
	home, dir string
	env       []string
}

func newRead(t *testing.T) *reader {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	r := &reader{t, home, home, append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+filepath.Join(home, "gitconfig"),
		"GOBIN="+filepath.Join(home, "bin"), "PATH="+filepath.Join(home, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "GOFLAGS=-buildvcs=false")}
	// What is cloned is what is tested.
	r.project("gitconfig", "[url \"file://"+here+"\"]\n\tinsteadOf = https://github.com/credlint/credlint\n[safe]\n\tdirectory = *\n")
	r.run("git init -q my-project")
	if out := r.run("go -C '" + here + "' install ./cmd/credlint"); out != "" {
		t.Fatal(out)
	}
	return r
}

func (r *reader) project(name, content string) {
	r.t.Helper()
	write(r.t, r.home, name, []byte(content))
}

// run runs one command and returns what it says.
func (r *reader) run(command string) string {
	r.t.Helper()
	if folder, is := strings.CutPrefix(command, "cd "); is {
		r.dir = filepath.Join(r.dir, folder)
		return ""
	}
	builds := strings.HasPrefix(command, "go -C credlint ")
	if builds && !*long {
		return "" // it is installed already, from the same source
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	if builds && err == nil {
		return "" // but for what Go says of downloads
	}
	return string(out)
}

// holds compares what README.md has between two marks with a run.
func holds(t *testing.T, mark, run string) {
	t.Helper()
	open, end := "<!-- "+mark+" -->", "<!-- /"+mark+" -->"
	want := "\n```console\n" + run + "```\n"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(readme), open)
	got, after, found := strings.Cut(rest, end)
	switch {
	case !found:
		t.Errorf("README.md lacks the marks %s and %s", open, end)
	case got != want && *update:
		if err := os.WriteFile("README.md", []byte(before+open+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case got != want:
		t.Errorf("the run in README.md is out of date: go test ./internal/cli -run Readme -update\n got: %s\nwant: %s", got, want)
	}
}

// shorten keeps the first finding of each rule and the last line of a report.
func shorten(text string, rules ...string) string {
	blocks := strings.Split(text, "\n\n")
	var kept []string
	for _, b := range blocks {
		heads, _, _ := strings.Cut(b, "-->")
		for i, rule := range rules {
			if strings.Contains(heads, "["+rule+"]: ") {
				kept = append(kept, b)
				rules = append(rules[:i:i], rules[i+1:]...)
				break
			}
		}
	}
	return strings.Join(append(kept, "...", blocks[len(blocks)-1]), "\n\n")
}
