package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// fixed counts what a run of fix says to have fixed.
var fixed = regexp.MustCompile(`(?m)^\S+: (fixed|would fix) `)

// Every client's home is fixed in every way. What comes out is in the golden
// files, one for each way, and is read by parsers that are not ours; what was
// fixed is found no more, and what was planted there stands in no file.
func TestFixHomes(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the homes are laid out as on Linux")
	}
	total := 0
	for _, with := range []string{"env", "oauth", "op", "doppler", "vault", "infisical", "bitwarden", "aws", "gcp", "azure", "sops", "keychain"} {
		t.Run(with, func(t *testing.T) {
			var got strings.Builder
			folders, err := os.ReadDir(homes)
			if err != nil {
				t.Fatal(err)
			}
			for _, folder := range folders {
				if folder.IsDir() {
					total += fixHome(t, folder.Name(), with, &got)
				}
			}
			if slices.Contains([]string{"env", "oauth", "op", "doppler", "vault"}, with) { // the others differ in words only
				golden(t, "../../testdata/fixes/"+with+".golden", got.String())
			}
		})
	}
	if total < 1000 {
		t.Errorf("only %d fixes were tried", total)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./internal/cli -update rewrites it", name)
	}
}

// fixHome fixes a copy of one home and returns the number of fixes.
func fixHome(t *testing.T, client, with string, out *strings.Builder) int {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(filepath.Join(homes, client))); err != nil {
		t.Fatal(err)
	}
	args := []string{"--user"}
	if _, err := os.Stat(filepath.Join(home, "project")); err == nil {
		args = []string{filepath.Join(home, "project")}
	}
	fix := append([]string{"fix", "--unsafe", "--with", with}, args...)
	if with == "bitwarden" {
		fix = append(fix, "--at", "0e7c0f2a-7d3e-4c55-9f0e-5a2f6a9d1c11")
	}
	_, diff, planned := credlintAt(t, home, append(fix, "--dry-run")...)
	before := contents(t, home)
	_, _, said := credlintAt(t, home, fix...)
	n := len(fixed.FindAllString(said, -1))
	if planned := len(fixed.FindAllString(planned, -1)); planned != n {
		t.Errorf("%s --with %s: the dry run promised %d fixes, %d were made", client, with, planned, n)
	}
	if why := regexp.MustCompile(`tried to .*`).FindString(said); why != "" {
		t.Errorf("%s --with %s: %s", client, with, why)
	}
	after := contents(t, home)
	for path, content := range after {
		if content != before[path] {
			readByOthers(t, path, before[path], content)
		}
	}
	if n > 0 {
		fmt.Fprintf(out, "==== %s\n%s", client, strings.ReplaceAll(diff, home, "HOME"))
	}
	if secret := planted.FindString(diff + planned + said); secret != "" {
		t.Errorf("%s --with %s shows %s", client, with, secret)
	}
	if was, is := len(planted.FindAllString(concat(before), -1)), len(planted.FindAllString(concat(after), -1)); was-is < n-strings.Count(said, ": fixed static-bearer") {
		t.Errorf("%s --with %s: %d fixes took %d secrets out of the files", client, with, n, was-is)
	}
	if _, _, again := credlintAt(t, home, fix...); fixed.MatchString(again) {
		t.Errorf("%s --with %s: the second run fixes something that the first did not:\n%s", client, with, again)
	}
	return n
}

func credlintAt(t *testing.T, home string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &err, func(name string) string {
		if name == "HOME" {
			return home
		}
		return ""
	})
	return code, out.String(), err.String()
}

// contents are all files of a folder. Nothing may be left there that was not
// there before.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func concat(files map[string]string) string {
	var b strings.Builder
	for _, content := range files {
		b.WriteString(content)
	}
	return b.String()
}

// readByOthers wants that a parser of somebody else's reads a changed file if
// it read it before.
func readByOthers(t *testing.T, path, before, after string) {
	t.Helper()
	if before == "" {
		t.Errorf("%s was not there before", path)
	}
	var read func([]byte, any) error
	switch filepath.Ext(path) {
	case ".json":
		read = json.Unmarshal
	case ".toml":
		read = toml.Unmarshal
	case ".yaml", ".yml":
		read = func(content []byte, into any) error { return yaml.Unmarshal(content, into) }
	default:
		return
	}
	var v any
	if read([]byte(before), &v) != nil {
		return
	}
	if err := read([]byte(after), &v); err != nil {
		t.Errorf("%s cannot be read any more: %v", path, err)
	}
}
