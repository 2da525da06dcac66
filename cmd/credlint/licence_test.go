//go:build unix

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// The page of licences has every module that is linked in, at its version, and
// none whose licence asks more of us than to be named.
func TestLicences(t *testing.T) {
	page, err := os.ReadFile("../../docs/licences.md")
	must(t, err)
	known := map[string]string{}
	for _, row := range regexp.MustCompile(`(?m)^\| (\S+) \| (v[0-9]\S+) \| (.+) \|$`).FindAllStringSubmatch(string(page), -1) {
		known[row[1]+" "+row[2]] = row[3]
	}
	linked := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if .Version}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
		cmd.Env = append(os.Environ(), "GOOS="+system)
		out, err := cmd.Output()
		must(t, err)
		for line := range strings.Lines(string(out)) {
			if line = strings.TrimSpace(line); line != "" {
				linked[line] = true
			}
		}
	}
	good := regexp.MustCompile(`^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|MPL-2\.0|Unlicense)$`)
	for module := range linked {
		if !good.MatchString(known[module]) {
			t.Errorf("%s: the licence %q; .ci/licences lists them anew", module, known[module])
		}
	}
	if len(linked) < 10 || len(known) != len(linked) {
		t.Errorf("%d modules are linked in, the page has %d", len(linked), len(known))
	}
}
