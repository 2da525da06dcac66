package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// mcpstart builds the MCP server, client and stand-ins once.
var mcpstart = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "mcpstart")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "mcpstart")
	out, err := exec.Command("go", "build", "-C", "../dev/mcpstart", "-o", name, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return name, nil
})

// stage is a machine with stand-ins for the managers' programs and a client's
// config that starts a server with a literal credential.
type stage struct {
	program string   // mcpstart
	dir     string   // the project
	store   string   // of the stand-ins
	mark    string   // is there once the server has been started
	path    []string // folders of programs
	shape   shape
}

// shape is how a client writes the entry of a server.
type shape struct {
	file string
	// config has %q for the program's path and %s for each of the secrets.
	config string
	// read parses the changed file.
	read func(t *testing.T, content []byte) entry
}

// entry is a server entry as its client reads it.
type entry struct {
	Command string
	Args    []string
	Env     map[string]string
}

var shapes = []shape{
	{
		file:   "claude_desktop_config.json",
		config: `{"mcpServers": {"tickets": {"command": %q, "args": ["server", "it's $HOME \"quoted\""], "env": {"TICKETS_TOKEN": "%s", "OTHER_TOKEN": "%s", "LOG_LEVEL": "info"}}}}`,
		read: func(t *testing.T, content []byte) entry {
			var doc struct{ MCPServers map[string]entry }
			decodeJSON(t, content, &doc)
			return doc.MCPServers["tickets"]
		},
	},
	{
		file:   "opencode.json",
		config: `{"mcp": {"tickets": {"type": "local", "command": [%q, "server", "it's $HOME \"quoted\""], "environment": {"TICKETS_TOKEN": "%s", "OTHER_TOKEN": "%s", "LOG_LEVEL": "info"}}}}`,
		read: func(t *testing.T, content []byte) entry {
			var doc struct {
				MCP map[string]struct {
					Command     []string
					Environment map[string]string
				}
			}
			decodeJSON(t, content, &doc)
			s := doc.MCP["tickets"]
			return entry{s.Command[0], s.Command[1:], s.Environment}
		},
	},
}

func decodeJSON(t *testing.T, content []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}

// second is another secret of the same server.
var second = strings.ToUpper(seed) + "second"

// stood is every manager that has a stand-in. Bitwarden's program takes no secret from
// standard input, so that one is put there by hand.
var stood = []struct{ with, at string }{
	{"op", ""}, {"doppler", ""}, {"infisical", ""}, {"vault", ""}, {"aws", ""}, {"gcp", ""}, {"azure", ""},
	{"sops", ""}, {"keychain", ""}, {"op", "My Vault"}, {"bitwarden", "0e7c0f2a-7d3e-4c55-9f0e-5a2f6a9d1c11"},
}

// The rewritten entries start a real MCP server, which gets what it had before;
// nothing else sees the credential. With a manager that fails, nothing starts.
func TestFixedServersStart(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the stand-ins are for Linux")
	}
	for _, s := range shapes {
		for _, m := range stood {
			t.Run(s.file+" "+m.with+m.at, func(t *testing.T) {
				st := newStage(t, s)
				st.sow(t)
				st.move(t, m.with, m.at)
				st.starts(t)
				st.failsClosed(t)
			})
		}
	}
}

func newStage(t *testing.T, s shape) *stage {
	t.Helper()
	program, err := mcpstart()
	if err != nil {
		t.Fatal(err)
	}
	st := &stage{program: program, dir: t.TempDir(), store: t.TempDir(), shape: s}
	st.mark = filepath.Join(t.TempDir(), "started")
	bin := t.TempDir()
	for _, name := range []string{"op", "doppler", "infisical", "bws", "vault", "aws", "gcloud", "az", "sops", "secret-tool"} {
		if err := os.Symlink(program, filepath.Join(bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	st.path = []string{bin, "/usr/bin", "/bin"}
	t.Setenv("PATH", strings.Join(st.path, ":"))
	t.Setenv("MCPSTART_STORE", st.store)
	return st
}

func (st *stage) sow(t *testing.T) {
	t.Helper()
	write(t, st.dir, st.shape.file, fmt.Appendf(nil, st.shape.config, st.program, seed, second))
}

// move runs fix, which stores the credential in the manager and rewrites the
// file.
func (st *stage) move(t *testing.T, with, at string) {
	t.Helper()
	args := []string{"fix", "--with", with, "--move", st.dir}
	if at != "" {
		args = append(args, "--at", at)
	}
	if with == "bitwarden" {
		args = slices.DeleteFunc(args, func(s string) bool { return s == "--move" })
		for name, secret := range map[string]string{"TICKETS_TOKEN": seed, "OTHER_TOKEN": second} {
			if err := os.WriteFile(filepath.Join(st.store, "bws%"+at+"%"+name), []byte(secret), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	code, out, errs := credlint(t, args...)
	if code != exitClean {
		t.Fatalf("fix exits with %d: %s", code, errs)
	}
	if what := shown(out+errs, seed); what != "" {
		t.Errorf("fix shows the secret: %s", what)
	}
	if content := st.content(t); bytes.Contains(content, []byte(seed)) || bytes.Contains(content, []byte(second)) {
		t.Error("the secret is still in the file")
	}
}

func (st *stage) content(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(st.dir, st.shape.file))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// launch starts the server as its client would, with env besides what the entry
// says.
func (st *stage) launch(t *testing.T, env ...string) (out []byte, err error) {
	t.Helper()
	e := st.shape.read(t, st.content(t))
	cmd := exec.Command(st.program, append([]string{"client", e.Command}, e.Args...)...)
	cmd.Env = append(env, "PATH="+strings.Join(st.path, ":"), "HOME="+st.dir, "MCPSTART_STORE="+st.store, "MCPSTART_MARK="+st.mark)
	for name, value := range e.Env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.Dir = st.dir
	return cmd.Output()
}

// starts wants that the server gets the same environment and arguments as
// before, and that nobody else saw the credential.
func (st *stage) starts(t *testing.T) {
	t.Helper()
	out, err := st.launch(t)
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			t.Fatalf("the server does not start: %s", failed.Stderr)
		}
		t.Fatal(err)
	}
	var told struct{ Environment, Arguments []string }
	decodeJSON(t, out, &told)
	for _, want := range []string{"TICKETS_TOKEN=" + seed, "OTHER_TOKEN=" + second, "LOG_LEVEL=info"} {
		if !slices.Contains(told.Environment, want) {
			name, _, _ := strings.Cut(want, "=")
			t.Errorf("the server does not get %s", name)
		}
	}
	if want := []string{st.program, "server", `it's $HOME "quoted"`}; !slices.Equal(told.Arguments, want) {
		t.Errorf("the server gets the arguments %q, want %q", told.Arguments, want)
	}
	log, err := os.ReadFile(filepath.Join(st.store, "log"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(log, []byte(seed)) || bytes.Contains(log, []byte(second)) {
		t.Error("a manager's program got the secret in its arguments or its environment")
	}
}

// failsClosed wants that no server starts where the manager fails.
func (st *stage) failsClosed(t *testing.T) {
	t.Helper()
	if err := os.Remove(st.mark); err != nil {
		t.Fatalf("the server left no mark: %v", err)
	}
	if out, err := st.launch(t, "MCPSTART_FAIL=1"); err == nil {
		t.Errorf("a server starts although the manager fails: %s", out)
	}
	if _, err := os.Stat(st.mark); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the server was started although the manager fails")
	}
}

// When the credential cannot be stored, or comes back as something else, the
// file stays as it is.
func TestMoveFailsClosed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the stand-ins are for Linux")
	}
	for name, prepare := range map[string]func(t *testing.T, st *stage) string{
		"the manager fails": func(t *testing.T, _ *stage) string {
			t.Setenv("MCPSTART_FAIL", "1")
			return "cannot be reached"
		},
		"the manager is not there": func(t *testing.T, _ *stage) string {
			t.Setenv("PATH", t.TempDir())
			return `there is no program "vault"`
		},
		"another value is there": func(t *testing.T, st *stage) string {
			if err := os.WriteFile(filepath.Join(st.store, "vault%secret%agents%tickets-token"), []byte("something else"), 0o600); err != nil {
				t.Fatal(err)
			}
			return "holds another value there already"
		},
		"nothing is kept": func(t *testing.T, _ *stage) string {
			t.Setenv("MCPSTART_FORGET", "1")
			return "could not read it back"
		},
		"something else is kept": func(t *testing.T, _ *stage) string {
			t.Setenv("MCPSTART_GARBLE", "1")
			return "gave back something else"
		},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStage(t, shapes[0])
			st.sow(t)
			want := prepare(t, st)
			before := st.content(t)
			code, out, errs := credlint(t, "fix", "--with", "vault", "--move", st.dir)
			if code != exitUsage || !strings.Contains(errs, want) {
				t.Errorf("exits with %d and says %q, want %q", code, errs, want)
			}
			if !bytes.Equal(before, st.content(t)) {
				t.Error("the file was changed")
			}
			if what := shown(out+errs, seed); what != "" {
				t.Errorf("shows the secret: %s", what)
			}
		})
	}
}

// A program that takes values as arguments only is not given any.
func TestMoveRefusesArguments(t *testing.T) {
	st := newStage(t, shapes[0])
	st.sow(t)
	_, _, errs := credlint(t, "fix", "--with", "bitwarden", "--at", "x", "--move", st.dir)
	if !strings.Contains(errs, "takes values as arguments only") || !bytes.Contains(st.content(t), []byte(seed)) {
		t.Errorf("says %q", errs)
	}
}
