package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const inventory = "../../inventory"

// TestFresh fails when a YAML file was changed and go generate was not run.
func TestFresh(t *testing.T) {
	want, err := generate(inventory)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(inventory, "clients_gen.go"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("clients_gen.go is out of date: run go generate ./internal/inventory")
	}
}

// TestRefused shows that a mistake in a client's file is named, not swallowed.
func TestRefused(t *testing.T) {
	const good = "id: acme\nname: Acme\nconfidence: docs\nsource: acme docs\n"
	for _, tt := range []struct{ name, yaml, want string }{
		{"unknown field", good + "pathes: []\n", "pathes"},
		{"no file", good, "at least one file"},
		{"no source", "id: acme\nname: Acme\nconfidence: docs\nfiles: [{paths: ['**/a.json']}]\n", "name and source"},
		{"confidence", "id: acme\nname: A\nconfidence: high\nsource: s\nfiles: [{paths: ['**/a.json']}]\n", `confidence: unknown word "high"`},
		{"glob without head", good + "files: [{paths: ['a.json']}]\n", "starts with **/"},
		{"broken glob", good + "files: [{paths: ['**/[a.json']}]\n", "path"},
		{"glob without literal", good + "files: [{paths: ['**/*'], format: text}]\n", "no literal name"},
		{"no format", good + "files: [{paths: ['**/acmerc']}]\n", "format: unknown word"},
		{"home", good + "files: [{home: [{path: a.json}]}]\n", "home path"},
		{"role", good + "files: [{paths: ['**/a.json'], sections: [{as: tokens, at: [a]}]}]\n", `as: unknown word "tokens"`},
		{"place", good + "files: [{paths: ['**/a.json'], sections: [{as: env}]}]\n", "has no place"},
		{"prefer", good + "dialect: {expands: [], prefer: '${X}'}\nfiles: [{paths: ['**/a.json']}]\n", "does not hold NAME"},
		{"file name", strings.Replace(good, "id: acme", "id: other", 1), "must be"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := generate(folder(t, tt.yaml))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want %q in it", err, tt.want)
			}
		})
	}
}

// folder is a package folder with one client in it.
func folder(t *testing.T, yaml string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"clients/acme.yaml": yaml, "instructions.yaml": "[]\n", "servers.yaml": "[]\n", "unattended.yaml": "[]\n", "clouds.yaml": "[]\n"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A server without a switch, or without what tells it, would say nothing.
func TestServerCheck(t *testing.T) {
	good := server{ID: "acme", Name: "Acme", Confidence: "docs", Source: "docs", Set: serverSetting{Flag: "--read-only"}, Words: []string{"acme"}, On: serverSwitch{Flags: []string{"--read-only"}}}
	if err := (&facts{servers: []server{good}}).check(); err != nil {
		t.Error(err)
	}
	unswitched, unnamed, unsourced, unsettled := good, good, good, good
	unswitched.On, unnamed.Words, unsourced.Source, unsettled.Set.Flag = serverSwitch{}, nil, "", "--write"
	for _, s := range []server{unswitched, unnamed, unsourced, unsettled} {
		if (&facts{servers: []server{s}}).check() == nil {
			t.Errorf("%+v passes", s)
		}
	}
}

// What contradicts itself in an agent of CI systems is refused.
func TestAgentCheck(t *testing.T) {
	action := action{Uses: "acme/run", Confidence: "docs", Source: "docs"}
	good := agent{Client: "acme", Confidence: "docs", Source: "docs", Starts: []string{"-p"}, Keys: []string{"ACME_KEY"}}
	with := func(change func(*agent)) agent {
		a := good
		a.Actions = append(a.Actions, action)
		change(&a)
		return a
	}
	if err := (&facts{agents: []agent{with(func(*agent) {})}}).check(); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]agent{
		"never starts":      with(func(a *agent) { a.Starts = nil }),
		"another's key":     with(func(a *agent) { a.Personal = []string{"OTHER"} }),
		"with a version":    with(func(a *agent) { a.Actions[0].Uses = "acme/run@v1" }),
		"opens no gate":     with(func(a *agent) { a.Actions[0].Opens = []string{"users"} }),
		"keyless by magic":  with(func(a *agent) { a.Actions[0].Keyless = "nothing" }),
		"unknown certainty": with(func(a *agent) { a.Actions[0].Confidence = "sure" }),
	} {
		if (&facts{agents: []agent{bad}}).check() == nil {
			t.Errorf("%s: it passes", name)
		}
	}
	if (&writer{}).agent(&good, nil) == nil {
		t.Error("an agent without a client passes")
	}
}

// A cloud of which it is not known what to write instead is no help.
func TestCloudCheck(t *testing.T) {
	good := cloud{
		ID: "acme", Name: "Acme", Confidence: "docs", Source: "docs", Variables: []string{"ACME_KEY"}, Stored: []string{"key"},
		Login: "acme/login", Keyless: "role", GitLab: "id_tokens",
	}
	if err := (&facts{clouds: []cloud{good}}).check(); err != nil {
		t.Error(err)
	}
	helpless, unnamed := good, good
	helpless.Keyless, unnamed.Variables = "", nil
	for _, c := range []cloud{helpless, unnamed} {
		if (&facts{clouds: []cloud{c}}).check() == nil {
			t.Errorf("%+v passes", c)
		}
	}
}
