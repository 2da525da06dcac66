package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/gitleaks/module"
)

// What is committed is what the data and the module give.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not current: run go generate ./internal/credential/formats", name)
		}
	}
}

func TestGenerateIsDeterministic(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	one, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	two, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

// The names that the data uses exist.
func TestDataRefersToWhatExists(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, dataFile))
	if err != nil {
		t.Fatal(err)
	}
	d, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := module.Config()
	if err != nil {
		t.Fatal(err)
	}
	rules := slices.Clone(d.PublicRules)
	for _, f := range d.Formats {
		rules = append(rules, f.Gitleaks...)
	}
	for _, id := range rules {
		if _, ok := cfg.Rules[id]; !ok {
			t.Errorf("gitleaks has no rule %q", id)
		}
	}
	if len(d.Formats) != len(formats.All()) {
		t.Errorf("%d formats in the data, %d in the table", len(d.Formats), len(formats.All()))
	}
}

// sound is the least that is accepted; each line of the table below breaks it.
const sound = `
version: 1
formats:
- id: acme-key
  provider: Acme
  name: Key
  priority: 1
  prefixes: [acme_]
  pattern: '\bacme_[a-z]{8}\b'
  example: acme_<EXAMPLE>
  owner: person
  reach: full
  lifetime: unbounded
  verified: 'yes'
  confidence: high
  sources: {format: [acme], owner: [acme], reach: [acme, dk], lifetime: [acme]}
references:
  dk: {title: memory, kind: low}
  acme: {title: Handbook, where: acme.example, kind: vendor}
`

func TestParseRefuses(t *testing.T) {
	if _, err := parse([]byte(sound)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"a misspelt key":               {"owner:", "ownr:"},
		"a misspelt word":              {"reach: full", "reach: fulll"},
		"an id in capitals":            {"id: acme-key", "id: Acme"},
		"no provider":                  {"provider: Acme", "provider: ''"},
		"a priority that is none":      {"priority: 1", "priority: 4"},
		"a pattern that is none":       {"[a-z]", "[a-z"},
		"an example like a key":        {"<EXAMPLE>", "aaaaaaaa"},
		"a head twice":                 {"[acme_]", "[acme_, acme_]"},
		"find without scan":            {"example:", "find: x\n  example:"},
		"a source that does not exist": {"owner: [acme]", "owner: [emca]"},
		"a fact without a source":      {"reach: [acme, dk]", "structure: [acme, dk]"},
		"a fact that is none":          {"lifetime: [acme]", "lifetime: [acme], lifetme: [acme]"},
		"memory as verification":       {"owner: [acme]", "owner: [dk]"},
		"a reference of no kind":       {"kind: vendor", "kind: friend"},
		"a reference for nothing":      {"references:", "references:\n  emca: {title: Other, kind: vendor}"},
		"a name of no variable":        {"example:", "env_names: [A-B]\n  example:"},
		"an id twice": {"references:", `- {id: acme-key, provider: A, name: K, priority: 1, pattern: x, owner: org, reach: full, lifetime: session,
  verified: 'no', confidence: low, sources: {format: [acme], owner: [acme], reach: [acme], lifetime: [acme]}}
references:`},
	} {
		broken := strings.Replace(sound, change[0], change[1], 1)
		if _, err := parse([]byte(broken)); err == nil || broken == sound {
			t.Errorf("%s is accepted", name)
		}
	}
}
