package stub_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/gocode/sink"
	"github.com/credlint/credlint/internal/gocode/stub"
)

// Each stub compiles with nothing but the others.
func TestStubsCompile(t *testing.T) {
	l := loader{t, make(map[string]*types.Package)}
	for _, path := range stub.Paths() {
		if _, err := l.Import(path); err != nil {
			t.Error(err)
		}
	}
}

// Each sink's place is in a stub. Where it is not, run
// go run ./internal/dev/genstubs.
func TestStubsHaveSinks(t *testing.T) {
	l := loader{t, make(map[string]*types.Package)}
	for _, s := range sink.Default().All() {
		pkg, err := l.Import(s.Package)
		if err != nil {
			t.Errorf("%s: %v", s.Package, err)
			continue
		}
		name, member, _ := strings.Cut(s.Symbol, ".")
		o := pkg.Scope().Lookup(name)
		if o == nil {
			t.Errorf("%s has no %s", s.Package, name)
			continue
		}
		if member == "" {
			continue
		}
		if found, _, _ := types.LookupFieldOrMethod(o.Type(), true, pkg, member); found == nil {
			t.Errorf("%s has no %s", s.Package, s.Symbol)
		}
	}
}

type loader struct {
	t    *testing.T
	pkgs map[string]*types.Package
}

func (l loader) Import(path string) (*types.Package, error) {
	if p := l.pkgs[path]; p != nil {
		return p, nil
	}
	text, ok := stub.Source(path)
	if !ok {
		l.t.Errorf("no stub for %s", path)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, text, 0)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: l, IgnoreFuncBodies: true}
	p, err := config.Check(path, fset, []*ast.File{f}, nil)
	l.pkgs[path] = p
	return p, err
}
