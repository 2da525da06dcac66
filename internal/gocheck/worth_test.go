package gocheck

import (
	"bytes"
	"go/ast"
	"os"
	"path/filepath"
	"testing"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

func allRules() []*lint.Rule {
	var rules []*lint.Rule
	for _, a := range analyzers.All {
		rules = append(rules, &lint.Rule{ID: a.Name, Analyzer: a})
	}
	return rules
}

// lost reports what the analyzers find in a package that is not worth a look, and
// counts what they find.
func lost(t *testing.T, files []*source.File, found *int) {
	t.Helper()
	for _, p := range parse(files) {
		var out outcome
		out.check(p, newImporter(), allRules(), lint.Policy{})
		*found += len(out.findings)
		if len(out.findings) > 0 && !p.worth() {
			f := out.findings[0]
			t.Errorf("%s: %s: %s", p.files[0].Path, f.Rule.ID, f.Message)
		}
	}
}

// Whatever an analyzer finds in its cases is worth a look, also where nothing else
// in the package is.
func TestWorthLosesNothing(t *testing.T) {
	folders, _ := filepath.Glob("../../analyzers/*/testdata/src/*")
	found := 0
	for _, folder := range folders {
		names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		var files []*source.File
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, source.NewFile("svc/"+filepath.Base(name), content))
		}
		lost(t, files, &found)
		for i := range files {
			for _, alone := range functions(files[i]) {
				others := append([]*source.File{}, files...)
				others[i] = alone
				lost(t, others, &found)
			}
		}
	}
	if found < 200 {
		t.Errorf("only %d findings to lose", found)
	}
}

// functions are copies of a file, each with the body of one of its functions.
func functions(f *source.File) []*source.File {
	p := parse([]*source.File{f})[0]
	var all []*source.File
	for _, keep := range p.files[0].syntax.Decls {
		content := bytes.Clone(f.Content)
		for _, d := range p.files[0].syntax.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && d != keep && fn.Body != nil {
				_, span := p.at(fn.Body.Lbrace+1, fn.Body.Rbrace)
				blank(content[span.Start:span.End])
			}
		}
		if _, ok := keep.(*ast.FuncDecl); ok {
			all = append(all, source.NewFile(f.Path, content))
		}
	}
	return all
}

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// FuzzWorth looks for code in which something would be lost.
func FuzzWorth(f *testing.F) {
	f.Add("package a\nimport \"github.com/slack-go/slack\"\nvar t = \"q7Gm2xTn9Lw4\" + \"Rb8Zc5Vd\"\nvar c = slack.New(t)")
	f.Add("package a\nimport \"github.com/slack-go/slack\"\nvar t = \"\" + \"q7Gm2xTn9Lw4Rb8Zc5Vd\"\nvar c = slack.New(t)")
	f.Add("package a\nimport (\"fmt\"; \"os\")\nfunc f() { v := os.Getenv(\"API_TOKEN\"); fmt.Println(v) }")
	f.Add("package a\nimport \"net/http\"\nfunc g() string { return \"q7Gm2xTn9Lw4Rb8Zc5Vd\" }\nfunc f(h http.Header) { h.Set(\"Authorization\", g()) }")
	f.Fuzz(func(t *testing.T, text string) {
		found := 0
		lost(t, []*source.File{source.NewFile("svc/a.go", []byte(text))}, &found)
	})
}
