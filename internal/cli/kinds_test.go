package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each kind of repository is read, or it is said why not; no kind looks clean
// because git keeps it in another way.
func TestKindsOfRepositories(t *testing.T) {
	r := newPast(t)
	for _, word := range []string{"horse", "mule", "donkey"} {
		r.commit(".mcp.json", serverConfig("correct-"+word+"-battery"))
	}
	origin, _ := os.Getwd()
	kinds := t.TempDir()
	at := func(name string) string { return filepath.Join(kinds, name) }
	url := "file://" + filepath.ToSlash(origin)
	r.git("clone", "-q", "--bare", url, at("bare"))
	r.git("clone", "-q", "--depth", "2", url, at("shallow"))
	r.git("clone", "-q", "--depth", "1", url, at("shallowest"))
	r.git("worktree", "add", "-q", "--detach", at("linked"), "HEAD")
	outer := filepath.Join(kinds, "outer")
	r.git("clone", "-q", url, outer)
	t.Chdir(outer)
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", url, "sub")
	r.git("commit", "-q", "-m", "a submodule")
	if err := os.CopyFS(filepath.Join(outer, "trap.git"), os.DirFS(at("bare"))); err != nil {
		t.Fatal(err)
	}
	type end struct {
		found, code int
		says        string
	}
	for folder, want := range map[string]map[string]end{
		origin:        {"--history": {3, 1, ""}, "--since": {1, 1, ""}, "--staged": {1, 1, ""}},
		at("linked"):  {"--history": {3, 1, ""}, "--since": {1, 1, ""}, "--staged": {1, 1, ""}},
		at("shallow"): {"--history": {2, 1, "the clone is shallow"}, "--since": {1, 1, ""}, "--staged": {1, 1, ""}},
		at("shallowest"): {
			"--history": {1, 1, "the clone is shallow"}, "--staged": {1, 1, ""},
			"--since": {0, 2, "--since: there is no such revision here, where the clone is shallow; fetch with --unshallow"},
		},
		at("bare"): {
			"--history": {0, 2, "--history: this is a bare repository"}, "--since": {0, 2, "--since: this is a bare repository"}, "--staged": {0, 2, "--staged: this is a bare repository"},
		},
		outer:                            {"--history": {3, 1, "sub/: left out: a submodule has a history of its own"}},
		filepath.Join(outer, "sub"):      {"--history": {3, 1, ""}, "--since": {1, 1, ""}, "--staged": {1, 1, ""}},
		filepath.Join(outer, "trap.git"): {"--history": {0, 3, "nothing was read"}, "--staged": {0, 0, "nothing was read"}}, // the repository is the one around it
	} {
		t.Chdir(folder)
		for flag, end := range want {
			args := []string{flag, "-v", "--only", "static-key-in-config", "-f", "github", "."}
			switch flag {
			case "--since":
				args = append(args[1:], "--since", "HEAD~1")
			case "--staged":
				if end.code == 1 {
					if err := os.WriteFile(".mcp.json", []byte(serverConfig("correct-zebra-battery")), 0o644); err != nil {
						t.Fatal(err)
					}
					r.git("add", ".mcp.json")
				}
			}
			var out, errs bytes.Buffer
			code := Main(args, strings.NewReader(""), &out, &errs, func(string) string { return "" })
			if n := strings.Count(out.String(), "::error "); code != end.code || n != end.found || !strings.Contains(errs.String(), end.says) {
				t.Errorf("%s %s: exit code %d and %d findings, want %d and %d; says %q, want %q", filepath.Base(folder), flag, code, n, end.code, end.found, errs.String(), end.says)
			}
			if flag == "--staged" && end.code == 1 {
				r.git("reset", "-q", "--hard")
			}
		}
	}
}
