package gocheck

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"sync"

	"github.com/credlint/credlint/internal/gocode/stub"
)

// importer gives packages out of stubs.
type importer struct {
	mu   sync.Mutex
	pkgs map[string]*types.Package
}

func newImporter() *importer { return &importer{pkgs: make(map[string]*types.Package)} }

// Import is the package of the stub for path. Where there is none, the type
// checker goes on without the package.
func (i *importer) Import(path string) (*types.Package, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return unlocked{i}.Import(path)
}

// unlocked is the importer for the stubs themselves.
type unlocked struct{ *importer }

func (i unlocked) Import(path string) (*types.Package, error) {
	if p := i.pkgs[path]; p != nil {
		return p, nil
	}
	text, ok := stub.Source(path)
	if !ok {
		return nil, fmt.Errorf("no stub for %q", path)
	}
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, path, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: i, IgnoreFuncBodies: true, Error: func(error) {}}
	p, _ := config.Check(path, fset, []*ast.File{syntax}, nil)
	i.pkgs[path] = p
	return p, nil
}
