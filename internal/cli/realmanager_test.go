package cli

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The real AWS program stores and fetches the credential, at an endpoint that
// speaks as AWS Secrets Manager does.
func TestFixWithRealAWS(t *testing.T) {
	real, err := exec.LookPath("aws")
	if err != nil {
		t.Skip("there is no aws")
	}
	st := newStage(t, shapes[0])
	st.sow(t)
	secrets := map[string]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Name, SecretString string
			SecretID           string `json:"SecretId"`
		}
		_ = json.NewDecoder(r.Body).Decode(&in)
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		switch _, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "."); operation {
		case "CreateSecret":
			secrets[in.Name] = in.SecretString
			_ = json.NewEncoder(w).Encode(map[string]string{"Name": in.Name})
		case "GetSecretValue":
			value, found := secrets[in.SecretID]
			if !found {
				w.WriteHeader(http.StatusBadRequest)
				_ = json.NewEncoder(w).Encode(map[string]string{"__type": "ResourceNotFoundException"})
				return
			}
			_ = json.NewEncoder(w).Encode(map[string]string{"Name": in.SecretID, "SecretString": value})
		}
	}))
	defer server.Close()
	st.path = append([]string{filepath.Dir(real)}, os.Getenv("PATH"))
	settings := map[string]string{
		"PATH": strings.Join(st.path, ":"), "AWS_ENDPOINT_URL": server.URL, "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1",
		"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
	}
	var env []string
	for name, value := range settings {
		t.Setenv(name, value)
		env = append(env, name+"="+value)
	}
	st.move(t, "aws", "")
	out, err := st.launch(t, env...)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out, []byte("TICKETS_TOKEN="+seed)) {
		t.Error("the server does not get the credential")
	}
	server.Close()
	if err := os.Remove(st.mark); err != nil {
		t.Fatal(err)
	}
	if _, err := st.launch(t, append(env, "AWS_MAX_ATTEMPTS=1")...); err == nil {
		t.Error("a server starts although AWS cannot be reached")
	}
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
