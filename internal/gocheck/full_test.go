package gocheck_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/credlint/credlint/internal/gocheck"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// With the toolchain, a value is followed through a type of another package,
// which has no stub; and a package that does not load is a problem and checked
// all the same.
func TestFull(t *testing.T) {
	root := t.TempDir()
	var folders [][]*source.File
	for _, f := range []struct{ name, text string }{
		{"go.mod", "module example.com/app\n\ngo 1.25\n"},
		{"conf/conf.go", "package conf\n\nimport \"net/http\"\n\nfunc Request() *http.Request { return nil }\n"},
		{"app/app.go", "package app\n\nimport (\n\t\"example.com/app/conf\"\n\t_ \"net/http\"\n)\n\nfunc f() { conf.Request().SetBasicAuth(\"app\", \"q7Gm2xTn9Lw4Rb8Zc5Vd\") }\n"},
		{"broken/broken.go", "package broken\n\nimport (\n\t_ \"example.com/missing\"\n\t\"net/http\"\n)\n\nfunc f(r *http.Request) { r.SetBasicAuth(\"app\", \"r8Hn3yUp1Mx5Sc9Ad6We\") }\n"},
	} {
		name := filepath.Join(root, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(f.name) == ".go" {
			folders = append(folders, []*source.File{file(f.name, f.text)})
		}
	}
	policy := lint.Policy{MaxTTL: lint.DefaultMaxTTL}
	findings, problems := gocheck.NewFull(root).Check(context.Background(), folders, []*lint.Rule{rule}, policy)
	var got []string
	for _, f := range findings {
		got = append(got, f.At.File.Path)
	}
	if len(got) != 2 || got[0] != "app/app.go" || got[1] != "broken/broken.go" {
		t.Errorf("findings in %v", got)
	}
	if len(problems) != 1 || problems[0].Path != "broken/broken.go" {
		t.Errorf("problems: %v", problems)
	}
	if findings, _ := gocheck.New().Check(context.Background(), folders, []*lint.Rule{rule}, policy); len(findings) != 1 {
		t.Errorf("%d findings by stubs, want the one in the broken package", len(findings))
	}
}
