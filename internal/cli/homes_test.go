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
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

// planted is how the secrets of the homes begin.
var planted = regexp.MustCompile(`pl4Nted[0-9A-Za-z]+`)

const homes = "../../testdata/homes"

// Each folder of testdata/homes is the home of somebody who uses one client, or
// a project that does. credlint finds what is planted there, at its exact place, and nothing
// else at warning or above; the golden file holds all findings.
func TestHomes(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the homes are laid out as on Linux")
	}
	folders, err := os.ReadDir(homes)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, folder := range folders {
		if folder.IsDir() {
			t.Run(folder.Name(), func(t *testing.T) { checkHome(t, folder.Name(), &got) })
		}
	}
	golden := filepath.Join(homes, "findings.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the findings differ from %s; go test ./internal/cli -update rewrites it", golden)
	}
}

type homeFinding struct {
	Rule, Severity, Path, Message string
	Start, End                    jsonPlace
}

func checkHome(t *testing.T, client string, golden *strings.Builder) {
	if inventory.ByID(client) == nil {
		t.Errorf("no client has the id %q", client)
	}
	home, err := filepath.Abs(filepath.Join(homes, client))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"--user", "-f", "json"}
	if _, err := os.Stat(filepath.Join(home, "project")); err == nil {
		home = filepath.Join(home, "project")
		args = []string{"-f", "json", home}
	}
	var out, errs bytes.Buffer
	Main(args, strings.NewReader(""), &out, &errs, func(name string) string {
		if name == "HOME" {
			return home
		}
		return ""
	})
	if errs.Len() > 0 {
		t.Errorf("said %q", errs.String())
	}
	var doc struct{ Findings []homeFinding }
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range doc.Findings {
		f.Path = within(f.Path)
		// The modes of a checkout differ from one machine to the next.
		f.Message, _, _ = strings.Cut(f.Message, ", in a file that ")
		fmt.Fprintf(golden, "%s %s:%d:%d-%d:%d %s: %s [%s]\n", client, f.Path, f.Start.Line, f.Start.Column, f.End.Line, f.End.Column, f.Severity, f.Message, f.Rule)
		text := textAt(t, home, f)
		found[text] = true
		if f.Severity != "note" && planted.FindString(text) != text {
			t.Errorf("a finding where nothing was planted: %s:%d %s [%s]", f.Path, f.Start.Line, f.Message, f.Rule)
		}
	}
	for _, secret := range sown(t, home) {
		if !found[secret] {
			t.Errorf("not found: %s", secret)
		}
	}
}

// within is a path relative to the home or the project: what a report names
// begins at "~" or at the repository.
func within(path string) string {
	if _, rest, found := strings.Cut(path, "/project/"); found {
		return rest
	}
	return strings.TrimPrefix(path, "~/")
}

// textAt is what stands at the place of a finding.
func textAt(t *testing.T, home string, f homeFinding) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(home, f.Path))
	if err != nil {
		t.Fatal(err)
	}
	return string(content[f.Start.Offset:f.End.Offset])
}

// sown are all planted secrets of a home.
func sown(t *testing.T, home string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(home, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		out = append(out, planted.FindAllString(string(content), -1)...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
