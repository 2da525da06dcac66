package cli

import (
	"bytes"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// service is a real program of a manager, and a server that speaks as its service
// does.
type service struct {
	program, with string
	// slow is set for a program that takes seconds to start.
	slow bool
	// env makes the program ask the server at an address.
	env map[string]string
	// handle answers by what is kept.
	handle func(kept map[string]string, w http.ResponseWriter, r *http.Request)
}

// The real programs store and fetch the credentials, at endpoints that speak as the
// services do. Where one cannot be reached, nothing starts.
func TestFixWithRealPrograms(t *testing.T) {
	for _, s := range []service{awsService, dopplerService, googleService} {
		t.Run(s.with, func(t *testing.T) {
			real, err := exec.LookPath(s.program)
			if err != nil || s.slow && !*long {
				t.Skipf("there is no %s, or -long is not given", s.program)
			}
			st := newStage(t, shapes[0])
			st.sow(t)
			kept := map[string]string{}
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.handle(kept, w, r) }))
			defer server.Close()
			st.path = append([]string{filepath.Dir(real)}, os.Getenv("PATH"))
			env := []string{"HOME=" + t.TempDir()}
			for name, value := range s.env {
				env = append(env, name+"="+strings.NewReplacer("URL", server.URL, "FILE", tokenFile(t)).Replace(value))
			}
			st.real(t, s.with, env, server.Close)
		})
	}
}

// tokenFile holds what a program takes for a login.
func tokenFile(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(name, []byte("made-up"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// real moves the credentials to a manager and starts the server through its
// program, which then cannot reach them any more.
func (st *stage) real(t *testing.T, with string, env []string, end func()) {
	t.Helper()
	for _, set := range append(env, "PATH="+strings.Join(st.path, ":")) {
		name, value, _ := strings.Cut(set, "=")
		t.Setenv(name, value)
	}
	st.move(t, with, "")
	out, err := st.launch(t, env...)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"TICKETS_TOKEN=" + seed, "OTHER_TOKEN=" + second} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the server does not get %.11s", want)
		}
	}
	end()
	if err := os.Remove(st.mark); err != nil {
		t.Fatal(err)
	}
	if _, err := st.launch(t, env...); err == nil {
		t.Errorf("a server starts although %s cannot be reached", with)
	}
	if _, err := os.Stat(st.mark); err == nil {
		t.Errorf("the server was started although %s cannot be reached", with)
	}
}

// The real Vault, a server in its mode for development, keeps the credentials.
func TestFixWithRealVault(t *testing.T) {
	real, err := exec.LookPath("vault")
	if err != nil {
		t.Skip("there is no vault")
	}
	st := newStage(t, shapes[0])
	st.sow(t)
	st.path = []string{filepath.Dir(real), "/usr/bin", "/bin"}
	address := freeAddress(t)
	server := exec.Command(real, "server", "-dev", "-dev-no-store-token", "-dev-root-token-id=made-up", "-dev-listen-address="+address)
	server.Env = []string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	end := sync.OnceFunc(func() { _ = server.Process.Kill(); _ = server.Wait() })
	t.Cleanup(end)
	env := []string{"HOME=" + t.TempDir(), "VAULT_ADDR=http://" + address, "VAULT_TOKEN=made-up", "VAULT_MAX_RETRIES=0"}
	for range 100 {
		ready := exec.Command(real, "status")
		if ready.Env = env; ready.Run() == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	st.real(t, "vault", env, end)
}

// freeAddress is one of this machine on which nobody listens.
func freeAddress(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// The real sops stores the credential in a file that a real age key opens, and
// nothing starts without the key.
func TestFixWithRealSops(t *testing.T) {
	real, err := exec.LookPath("sops")
	if err != nil {
		t.Skip("there is no sops")
	}
	age, err := exec.LookPath("age-keygen")
	if err != nil {
		t.Skip("there is no age-keygen")
	}
	st := newStage(t, shapes[0])
	st.sow(t)
	st.path = []string{filepath.Dir(real), "/usr/bin", "/bin"}
	t.Setenv("PATH", strings.Join(st.path, ":"))
	t.Chdir(st.dir)
	key := filepath.Join(t.TempDir(), "key")
	run(t, age, "-o", key)
	t.Setenv("SOPS_AGE_KEY_FILE", key)
	t.Setenv("SOPS_AGE_RECIPIENTS", strings.TrimSpace(string(run(t, age, "-y", key))))
	write(t, st.dir, "agents.enc.yaml", []byte("unused: x\n"))
	run(t, real, "encrypt", "--in-place", "agents.enc.yaml")
	st.move(t, "sops", "")
	if kept, err := os.ReadFile("agents.enc.yaml"); err != nil || bytes.Contains(kept, []byte(seed)) || !bytes.Contains(kept, []byte("TICKETS_TOKEN: ENC[")) {
		t.Errorf("sops keeps the credential as %s, %v", kept, err)
	}
	out, err := st.launch(t, "SOPS_AGE_KEY_FILE="+key)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"TICKETS_TOKEN=" + seed, "OTHER_TOKEN=" + second} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the server does not get %.11s", want)
		}
	}
	if err := os.Remove(st.mark); err != nil {
		t.Fatal(err)
	}
	if _, err := st.launch(t); err == nil {
		t.Error("a server starts although sops has no key")
	}
	if _, err := os.Stat(st.mark); err == nil {
		t.Error("the server was started although sops has no key")
	}
}

// run runs a program and returns what it prints.
func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(program), err)
	}
	return out
}
