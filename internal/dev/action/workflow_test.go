package action_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

var (
	uses   = regexp.MustCompile(`(?m)^\s*(?:- )?uses: (.*)$`)
	pinned = regexp.MustCompile(`^(\./|[a-z0-9-]+/[a-z0-9/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)`)
)

// What the project runs in CI is pinned by commit, gets no right by default, and
// no script has the text of an expression in it.
func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob("../../../.github/workflows/*.yml")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "../../../action.yml") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range uses.FindAllStringSubmatch(string(text), -1) {
			if !pinned.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned by commit with its version behind it", filepath.Base(file), m[1])
			}
		}
		var doc map[string]any
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		for _, script := range scripts(doc) {
			if strings.Contains(script, "${{") {
				t.Errorf("%s: an expression in the script %q: pass it by env", filepath.Base(file), script)
			}
		}
		if doc["runs"] != nil {
			continue
		}
		if rights, ok := doc["permissions"].(map[string]any); !ok || len(rights) != 1 || rights["contents"] != "read" {
			t.Errorf("%s: permissions are %v, want contents: read alone; jobs add to it", filepath.Base(file), doc["permissions"])
		}
		if strings.Contains(string(text), "pull_request_target") {
			t.Errorf("%s: pull_request_target", filepath.Base(file))
		}
	}
}

// scripts are the texts of all keys "run".
func scripts(v any) []string {
	var all []string
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if text, ok := value.(string); ok && key == "run" {
				all = append(all, text)
			} else {
				all = append(all, scripts(value)...)
			}
		}
	case []any:
		for _, item := range v {
			all = append(all, scripts(item)...)
		}
	}
	return all
}
