package reach

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode/flow"
)

// named are the providers of whom the code speaks where it asks for scopes: by
// the package whose place it is, and where that stands for many, by the other
// imports of the file and by the addresses in it.
func (r *reader) named(use flow.Use) []string {
	if own := scopes.Named(withoutHost(use.Sink.Package)); len(own) > 0 {
		return own
	}
	for _, f := range r.pass.Files {
		if f.FileStart <= use.At.Pos() && use.At.Pos() < f.FileEnd {
			return r.ofFile(f)
		}
	}
	return nil
}

func (r *reader) ofFile(f *ast.File) []string {
	if ids, known := r.providers[f]; known {
		return ids
	}
	var ids []string
	add := func(text string) {
		for _, id := range scopes.Named(text) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, i := range f.Imports {
		add(withoutHost(strings.Trim(i.Path.Value, "\"`")))
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && strings.HasPrefix(lit.Value[1:], "https://") {
			host, _, _ := strings.Cut(lit.Value[len("\"https://"):len(lit.Value)-1], "/")
			add(strings.ReplaceAll(host, "googleapis", "google"))
		}
		return true
	})
	r.providers[f] = ids
	return ids
}

// withoutHost is an import path without its first part: the code of many
// providers lies on github.com.
func withoutHost(path string) string {
	_, rest, _ := strings.Cut(path, "/")
	return rest
}
