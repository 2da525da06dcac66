package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pastRepo is a repository of the test, in the working folder.
type pastRepo struct{ t *testing.T }

func newPast(t *testing.T) pastRepo {
	t.Helper()
	t.Chdir(t.TempDir())
	return makePast(t)
}

// makePast makes the working folder a repository.
func makePast(t *testing.T) pastRepo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := pastRepo{t}
	r.git("init", "-q", "-b", "main", ".")
	return r
}

func (r pastRepo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	out, err := cmd.Output()
	if err != nil {
		r.t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// commit gives a file a content and returns the commit's id.
func (r pastRepo) commit(name, content string) string {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
	r.git("add", name)
	r.git("commit", "-q", "-m", "a change")
	return r.git("rev-parse", "HEAD")[:12]
}

// lintPast runs the command and returns what it says and its exit code.
func lintPast(args ...string) (stdout, stderr string, code int) {
	var out, err bytes.Buffer
	code = Main(append([]string{"--history", "--only", "static-key-in-config"}, args...), strings.NewReader(""), &out, &err, func(string) string { return os.TempDir() })
	return out.String(), err.String(), code
}

func serverConfig(token string) string {
	return `{"mcpServers": {"crm": {"command": "crm-mcp", "env": {"CRM_TOKEN": "` + token + `"}}}}` + "\n"
}

// A key that was removed is found at the commit that brought it in, once; the
// one that took its place later is another.
func TestHistoryNamesTheFirstCommit(t *testing.T) {
	r := newPast(t)
	first := r.commit(".mcp.json", serverConfig("correct-horse-battery"))
	r.commit(".mcp.json", serverConfig("${CRM_TOKEN}"))
	r.commit(".mcp.json", strings.Replace(serverConfig("correct-horse-battery"), "{", "{\n", 1))
	second := r.commit(".mcp.json", serverConfig("staple-wrong-donkey"))
	r.commit(".mcp.json", serverConfig("${CRM_TOKEN}"))
	stdout, stderr, code := lintPast()
	if code != exitFindings || stderr != "" {
		t.Errorf("exit code %d, standard error %q", code, stderr)
	}
	if n := strings.Count(stdout, "error[static-key-in-config]"); n != 2 {
		t.Errorf("%d findings, want 2:\n%s", n, stdout)
	}
	for _, commit := range []string{first, second} {
		if strings.Count(stdout, ", in commit "+commit) != 1 {
			t.Errorf("commit %s is not named once:\n%s", commit, stdout)
		}
	}
	if strings.Contains(stdout, "horse") || strings.Contains(stdout, "donkey") {
		t.Error("the report holds a secret")
	}
}

// Only what stands below the paths is read; a path may be gone.
func TestHistoryOfAFolder(t *testing.T) {
	r := newPast(t)
	r.commit("old/.mcp.json", serverConfig("correct-horse-battery"))
	r.git("mv", "old", "new")
	r.git("commit", "-q", "-m", "a move")
	for folder, want := range map[string]int{"old": exitFindings, "new": exitIncomplete, "old/.mcp.json": exitFindings, "ol": exitIncomplete} {
		if _, stderr, code := lintPast(folder); code != want {
			t.Errorf("%s: exit code %d, want %d: %s", folder, code, want, stderr)
		}
	}
}

// A shallow clone proves nothing, and says so.
func TestHistoryOfAShallowClone(t *testing.T) {
	r := newPast(t)
	r.commit(".mcp.json", serverConfig("correct-horse-battery"))
	r.commit(".mcp.json", serverConfig("${CRM_TOKEN}"))
	origin, _ := os.Getwd()
	clone := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(origin), clone)
	t.Chdir(clone)
	if _, stderr, code := lintPast(); code != exitIncomplete || !strings.Contains(stderr, "shallow") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestHistoryNeedsARepository(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{nil, {"-"}, {"--user"}} { // no repository, and what has no history
		if _, stderr, code := lintPast(args...); code != exitUsage || !strings.Contains(stderr, "--history") {
			t.Errorf("%q: exit code %d: %s", args, code, stderr)
		}
	}
}

// The configuration leaves files out of the past, too, and the report says so.
func TestHistoryHasNoExcludedFiles(t *testing.T) {
	r := newPast(t)
	r.commit("examples/.mcp.json", serverConfig("correct-horse-battery"))
	r.commit("examples/.mcp.json", serverConfig("correct-mule-battery"))
	r.commit("real/.mcp.json", serverConfig("staple-wrong-donkey"))
	r.commit(".credlint.yml", "paths:\n  exclude: [examples/**]\n")
	stdout, stderr, code := lintPast("--verbose")
	if code != exitFindings || strings.Count(stdout, "error[") != 1 || !strings.Contains(stdout, "real/.mcp.json") {
		t.Errorf("exit code %d:\n%s", code, stdout)
	}
	if !strings.Contains(stdout, ".credlint.yml leaves out 1 file") || !strings.Contains(stderr, "examples/.mcp.json: left out: excluded by the configuration") {
		t.Errorf("what is left out is not told: %s\n%s", stderr, stdout)
	}
	if _, _, code := lintPast("--no-config"); code != exitFindings {
		t.Errorf("exit code %d without the configuration", code)
	}
}
