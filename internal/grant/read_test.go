package grant_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

var update = flag.Bool("update", false, "rewrite the want sections of the cases")

var kinds = [...]string{"plain", "empty", "placeholder", "reference", "encrypted", "public", "weak", "literal"}

// TestRead reads the files of each case and compares what they grant with the
// section "want": one line a grant, with the place of its value.
func TestRead(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(a.Files) - 1
			if a.Files[last].Name != "want" {
				t.Fatal("the last section must be want")
			}
			var got strings.Builder
			for _, f := range a.Files[:last] {
				describe(&got, scan.Document(source.NewFile(f.Name, f.Data), gitleaks.New()))
			}
			if *update {
				a.Files[last].Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got.String() != string(a.Files[last].Data) {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", a.Comment, got.String(), a.Files[last].Data)
			}
		})
	}
}

func describe(w *strings.Builder, doc *grant.Document) {
	for _, g := range doc.Grants {
		from, to := doc.File.Position(g.Place.Value.Start), doc.File.Position(g.Place.Value.End)
		fmt.Fprintf(w, "%s:%d:%d-%d %s %s %q", doc.File.Path, from.Line, from.Rune, to.Rune, kinds[g.Kind], g.Route, g.Name)
		if s := g.Holder.Server; s != nil {
			fmt.Fprintf(w, " server %q", s.Name)
			if s.Wrapped != "" {
				fmt.Fprintf(w, " in %s", s.Wrapped)
			}
		}
		for _, ref := range g.Refs {
			fmt.Fprintf(w, " ref %s %s", ref.Syntax, ref.Name)
		}
		if g.Within == credential.Default {
			fmt.Fprint(w, " default")
		}
		if g.Disabled {
			fmt.Fprint(w, " disabled")
		}
		fmt.Fprintf(w, " at %s\n", g.Place.Path)
	}
	for _, in := range doc.Inputs {
		fmt.Fprintf(w, "%s input %q secret=%v by %s at %s\n", doc.File.Path, in.Name, in.Secret, in.Field, in.Path)
	}
	for _, e := range doc.EnvFiles {
		fmt.Fprintf(w, "%s loads %q at %s\n", doc.File.Path, e.Target, e.Path)
	}
}
