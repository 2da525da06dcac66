package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// commandLine finds command lines in pages: in code, in blocks, in YAML.
	commandLine = regexp.MustCompile("(?m)(?:`|^ {4}|^\\$ |[|] |bin/)(credlint(?: [^`\n]*)?)|- (credlint -[^`\n]*)")
	// prose is what stands behind a command line: a remark, a pipe, a redirection.
	prose = regexp.MustCompile(` {2,}.*| [#|>].*|'.*|,? and .*`)
	// standIns are for what readers put in themselves.
	standIns = strings.NewReplacer(`"$CREDLINT_FAIL_ON"`, "error", "baseline FILE", "baseline .credlint-baseline", " RULE", " static-key-in-config", " FILE", " .mcp.json", " PATH", " .", " MANAGER", " vault",
		" testdata/example/", " ", " testdata/example", " .", " key.pem", " .env")
)

// Every command line that a page shows is one that credlint takes, in a project
// with findings and with what pages speak of.
func TestPagesShowCommandsThatRun(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, page := range append(pages, "../../README.md", "../../SECURITY.md", "../../CONTRIBUTING.md", "../../CHANGELOG.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range commandLine.FindAllStringSubmatch(string(text), -1) {
			line := standIns.Replace(prose.ReplaceAllString(m[1]+m[2], ""))
			ran++
			if code, said := runShown(t, strings.Fields(line)[1:]); code == 2 {
				t.Errorf("%s shows %q, which is refused: %s", filepath.Base(page), line, said)
			}
		}
	}
	if ran < 40 {
		t.Errorf("only %d command lines were found: the pages have changed, or the test has", ran)
	}
}

// runShown runs a command in a copy of the example. Nothing is moved anywhere:
// the secrets managers of this machine are none of a test's business.
func runShown(t *testing.T, args []string) (int, string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/example")); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	defer t.Chdir(here)
	t.Chdir(dir)
	for _, arg := range args {
		switch arg {
		case "--move":
			args = append(args, "--dry-run")
		case "--history", "--since", "--staged", "init":
			makePast(t).commit("README.md", "a page\n")
		case "--baseline":
			if code, said := runHere(dir, "--write-baseline", ".credlint-baseline"); code != 0 {
				t.Fatal(said)
			}
		}
	}
	return runHere(dir, args...)
}

// runHere runs a command with a folder as the home.
func runHere(dir string, args ...string) (int, string) {
	var out, errs bytes.Buffer
	code := Main(args, strings.NewReader("TICKETS_TOKEN=correct-horse-battery\n"), &out, &errs, func(name string) string {
		if name == "HOME" {
			return dir
		}
		return ""
	})
	return code, errs.String()
}
