// Package stub holds the declarations of the packages through which Go code
// handles credentials: enough to type-check that code without a Go toolchain, a
// network, or the packages themselves.
package stub

import (
	_ "embed"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed stubs.txtar
var archive []byte

// files are the stubs by import path.
var files = sync.OnceValue(func() map[string][]byte {
	all := make(map[string][]byte)
	for _, f := range txtar.Parse(archive).Files {
		all[f.Name] = f.Data
	}
	return all
})

// Source is the stub of a package as Go source. The major version in the path
// does not count.
func Source(path string) ([]byte, bool) {
	text, ok := files()[sink.Unversioned(path)]
	return text, ok
}

// Head is what a stub says before its first declaration: the name of the package,
// and the import paths, as written.
type Head struct {
	Name    string
	Imports []string
}

// heads are those of all stubs by import path.
var heads = sync.OnceValue(func() map[string]Head {
	all := make(map[string]Head)
	for path, text := range files() {
		syntax, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
		if err != nil {
			continue // a test compiles the same text
		}
		head := Head{Name: syntax.Name.Name}
		for _, i := range syntax.Imports {
			head.Imports = append(head.Imports, strings.Trim(i.Path.Value, "\""))
		}
		all[path] = head
	}
	return all
})

// HeadOf is the head of the stub of a package. The major version in the path does
// not count.
func HeadOf(path string) (Head, bool) {
	head, ok := heads()[sink.Unversioned(path)]
	return head, ok
}

// Paths are the import paths that have a stub, without versions and sorted.
func Paths() []string { return slices.Sorted(maps.Keys(files())) }

// Library are the paths that belong to the standard library.
func Library() []string {
	return slices.DeleteFunc(Paths(), func(path string) bool {
		first, _, _ := strings.Cut(path, "/")
		return strings.Contains(first, ".")
	})
}
