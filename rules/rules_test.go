package rules_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/dev/ruleset"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/standard"
	"github.com/credlint/credlint/rules"
)

// The generated files are those that the generator would write now.
func TestFresh(t *testing.T) {
	files, err := ruleset.Files(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if got, err := os.ReadFile("../" + name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is out of date: run go generate ./rules", name)
		}
	}
}

// The list has every folder, and a rule's folder is its id without hyphens.
func TestFolders(t *testing.T) {
	folders, err := ruleset.Folders(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) != len(rules.All) {
		t.Fatalf("%d folders, but %d rules in the list", len(folders), len(rules.All))
	}
	for i, folder := range folders {
		if rule := rules.All[i]; strings.ReplaceAll(rule.ID, "-", "") != folder.Name || rule.ID != folder.ID {
			t.Errorf("the folder %s holds the rule %s with the page of %s", folder.Name, rule.ID, folder.ID)
		}
	}
}

// Each rule is whole, and its page names every standard that the rule claims.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range rules.All {
		t.Run(rule.ID, func(t *testing.T) {
			if err := lint.Validate(rule); err != nil {
				t.Error(err)
			}
			if seen[rule.ID] {
				t.Error("another rule has this id")
			}
			seen[rule.ID] = true
			for _, id := range rule.Standards.Cited() {
				if !titled(id) {
					t.Errorf("package standard has no title for %s", id)
				}
			}
			for _, claim := range claims(rule.Standards) {
				if !strings.Contains(rule.Section("Standards"), claim) {
					t.Errorf("the page's Standards lack %q", claim)
				}
			}
			if summary := rule.Summary(); !strings.HasSuffix(summary, ".") || strings.Contains(summary, ". ") {
				t.Errorf("the page begins with %q, want one sentence", summary)
			}
		})
	}
}

// claims are the standards of a rule as its page writes them.
func claims(s lint.Standards) []string {
	var all []string
	for _, n := range s.Checklist {
		all = append(all, fmt.Sprintf("Checklist item %d", n))
	}
	for _, n := range s.CWE {
		all = append(all, fmt.Sprintf("CWE-%d ", n))
	}
	for _, id := range s.NIST {
		all = append(all, "NIST SP 800-53 Rev. 5 "+id+" ")
	}
	for _, id := range s.OWASP {
		all = append(all, "OWASP "+id+" ")
	}
	return all
}

// The JSON Schema of the configuration knows every rule, accepts the example of
// its page, and refuses what credlint refuses.
func TestConfigSchema(t *testing.T) {
	var known []string
	for _, rule := range rules.All {
		known = append(known, rule.ID)
	}
	want, err := config.Schema(known)
	if err != nil {
		t.Fatal(err)
	}
	const name = "../internal/config/schema.json"
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: run go generate ./internal/config", name)
	}
	schema, err := jsonschema.NewCompiler().Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{
		`{}`: true, `{"rules": {"shared-key": "off"}, "max-ttl": "24h"}`: true, `{"rules": {"shared-key": false}}`: true,
		`{"ignore": [{"rule": "shared-key", "path": "a", "reason": "b", "until": "2026-12-31"}]}`: true,
		`{"rule": {}}`: false, `{"rules": {"no-such-rule": "off"}}`: false, `{"rules": {"shared-key": "loud"}}`: false,
		`{"ignore": [{"rule": "shared-key", "path": "a"}]}`: false, `{"max-ttl": "a day"}`: false, `{"paths": {"exclude": "a"}}`: false,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != valid {
			t.Errorf("%s: the schema says %v", text, err)
		}
		if _, err := config.Parse(source.NewFile("x", []byte(text)), known); (err == nil) != valid {
			t.Errorf("%s: credlint says %v", text, err)
		}
	}
}

func titled(id string) bool {
	for _, l := range standard.Lists() {
		if slices.ContainsFunc(l.Items, func(i standard.Item) bool { return i.ID == id && i.Title != "" }) {
			return true
		}
	}
	return false
}
