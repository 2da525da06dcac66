// Command newrule makes the folder of a new rule: a page to fill in, a check
// that finds nothing yet, and an example that fails because of it. Then it puts
// the rule on the list.
//
//	go run ./internal/dev/newrule plaintext-download
package main

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"

	"github.com/credlint/credlint/internal/dev/ruleset"
)

//go:embed skeleton
var skeleton embed.FS

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: newrule ID, at the repository's root")
		os.Exit(2)
	}
	folder, err := create(".", os.Args[1])
	if err != nil {
		fmt.Fprintf(os.Stderr, "newrule: %v\n", err)
		os.Exit(1)
	}
	fmt.Printf("%s is there; write its README.md first, then make go test ./%s pass\n", folder, folder)
}

var id = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// rule is what the skeleton is filled with.
type rule struct{ ID, Package string }

// create writes the folder of a rule and returns its path below root.
func create(root, name string) (string, error) {
	if !id.MatchString(name) {
		return "", fmt.Errorf("rule id %q: want lower-case words with hyphens", name)
	}
	r := rule{ID: name, Package: strings.ReplaceAll(name, "-", "")}
	folder := "rules/" + r.Package
	dir := filepath.Join(root, "rules", r.Package)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	if err := os.Mkdir(filepath.Join(dir, "testdata"), 0o755); err != nil {
		return "", err
	}
	for from, to := range map[string]string{
		"rule.go.tmpl":       r.Package + ".go",
		"rule_test.go.tmpl":  r.Package + "_test.go",
		"README.md.tmpl":     "README.md",
		"example.txtar.tmpl": "testdata/example.txtar",
	} {
		if err := r.write("skeleton/"+from, filepath.Join(dir, filepath.FromSlash(to))); err != nil {
			return "", err
		}
	}
	return folder, ruleset.Write(root)
}

// write fills in one file of the skeleton.
func (r rule) write(from, to string) error {
	t, err := template.ParseFS(skeleton, from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, r); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o644)
}
