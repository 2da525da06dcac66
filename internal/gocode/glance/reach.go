package glance

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode/sink"
	"github.com/credlint/credlint/internal/gocode/stub"
)

// reach are the packages of which a package may use something: what it imports, and
// what the declarations of that are made of.
type reach struct {
	paths map[string]bool // without versions
	// unnamed is set where the names of a package with sinks may stand in the code
	// without that of the package.
	unnamed bool
}

func reachOf(p Package) reach {
	r := reach{make(map[string]bool), sink.Default().Has(sink.Unversioned(p.Path))}
	for _, f := range p.Files {
		for _, i := range f.Imports {
			r.add(pathOf(i))
			r.unnamed = r.unnamed || i.Name != nil && i.Name.Name == "."
		}
	}
	return r
}

func (r reach) add(path string) {
	if r.paths[path] {
		return
	}
	r.paths[path] = true
	head, _ := stub.HeadOf(path)
	for _, i := range head.Imports {
		r.add(sink.Unversioned(i))
	}
}

// namesOf are the packages that files import by what they call them, as far as that
// is known.
func namesOf(files []*ast.File) map[string][]string {
	all := make(map[string][]string)
	add := func(name, path string) {
		if !slices.Contains(all[name], path) {
			all[name] = append(all[name], path)
		}
	}
	for _, f := range files {
		for _, i := range f.Imports {
			path := pathOf(i)
			if i.Name != nil {
				add(i.Name.Name, path)
			} else if head, ok := stub.HeadOf(path); ok {
				add(head.Name, path)
			}
		}
	}
	return all
}

// pathOf is the path of an import without a version.
func pathOf(i *ast.ImportSpec) string {
	return sink.Unversioned(strings.Trim(i.Path.Value, "\"`"))
}
