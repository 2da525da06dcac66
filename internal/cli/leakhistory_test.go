package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nor does a report on the past show what files held once.
func TestSecretsOfTheHistoryStayHidden(t *testing.T) {
	found := 0
	for _, p := range plants() {
		t.Run(p.name, func(t *testing.T) {
			dir, content, start, end := p.sow(t, seed)
			t.Chdir(dir)
			r := makePast(t)
			r.git("commit", "-q", "--allow-empty", "-m", "first")
			first := r.git("rev-parse", "HEAD")
			r.commit(p.path, string(content))
			r.commit(p.path, string(content[:end])+"\xff\x00\""+string(content[end:])) // broken for a while
			r.commit(p.path, string(content[:start])+"x"+string(content[end:]))
			r.git("rm", "-q", p.path)
			r.git("commit", "-q", "-m", "gone")
			for _, flags := range [][]string{{"--history"}, {"--history", "-f", "json"}, {"--history", "-f", "sarif"}, {"--since", first}} {
				code, out, errs := credlint(t, append(flags, "--verbose", "--fail-on", "note")...)
				if code == exitFindings {
					found++
				}
				if flags[len(flags)-1] == "sarif" {
					out = withoutRules(t, out)
				}
				if what := shown(out+errs, seed); what != "" {
					t.Errorf("%v shows the secret as %s: %s", flags, what, around(out+errs, seed))
				}
			}
		})
	}
	if found < 100 {
		t.Errorf("only %d reports had something to hide", found)
	}
}

// Git quotes what it is asked for and what is broken: names of branches, ids and
// lines of its own files. A secret in one of them is not repeated; the name of a
// file is.
func TestSecretsThatGitQuotesStayHidden(t *testing.T) {
	for name, prepare := range map[string]func(r pastRepo){
		"a branch":              func(r pastRepo) { r.git("checkout", "-q", "-b", seed) },
		"a branch with a slash": func(r pastRepo) { r.git("checkout", "-q", "-b", "fix/"+seed) },
		"a tag":                 func(r pastRepo) { r.git("tag", seed) },
		"a tag of nothing":      func(r pastRepo) { gitFile(r.t, "refs/tags/x", seed) },
		"a ref that is broken":  func(r pastRepo) { gitFile(r.t, "refs/heads/x", seed) },
		"HEAD":                  func(r pastRepo) { gitFile(r.t, "HEAD", "ref: refs/heads/"+seed) },
		"HEAD that is broken":   func(r pastRepo) { gitFile(r.t, "HEAD", seed) },
		"packed refs":           func(r pastRepo) { gitFile(r.t, "packed-refs", seed+" refs/heads/x") },
		"the index":             func(r pastRepo) { gitFile(r.t, "index", seed) },
		"shallow":               func(r pastRepo) { gitFile(r.t, "shallow", seed) },
		"alternates":            func(r pastRepo) { gitFile(r.t, "objects/info/alternates", "/x/"+seed) },
		"the config":            func(r pastRepo) { gitFile(r.t, "config", "[core\n"+seed+" = "+seed) },
		"an author": func(r pastRepo) {
			r.git("commit", "-q", "--allow-empty", "--author", seed+" <a@example.com>", "-m", seed)
		},
		"a remote": func(r pastRepo) { r.git("remote", "add", "origin", "https://x:"+seed+"@example.com/x") },
		"a submodule": func(r pastRepo) {
			r.commit(".gitmodules", "[submodule \"a\"]\n\tpath = a\n\turl = https://x:"+seed+"@example.com/x\n")
		},
		"the ignored": func(r pastRepo) { r.commit(".gitignore", "!"+seed+"[\n") },
		"a pack":      func(r pastRepo) { gitFile(r.t, "objects/pack/pack-"+seed+".pack", seed) },
	} {
		t.Run(name, func(t *testing.T) {
			r := newPast(t)
			r.commit("x", "y")
			r.commit(".mcp.json", serverConfig("${CRM_TOKEN}"))
			prepare(r)
			for _, args := range [][]string{
				{"--verbose"}, {"--staged"}, {"--history"}, {"--since", "HEAD"}, {"--since", seed + "x"}, {"--since", "HEAD:" + seed}, {"keys"}, {"init"},
			} {
				_, out, errs := credlint(t, args...)
				typed := args[0] == "--since" && strings.Contains(args[1], seed)
				if what := shown(out+errs, seed); what != "" && !typed {
					t.Errorf("%v shows the secret as %s: %s", args, what, around(out+errs, seed))
				}
			}
		})
	}
}

// gitFile writes one of git's own files.
func gitFile(t *testing.T, name, content string) {
	t.Helper()
	name = filepath.Join(".git", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}
