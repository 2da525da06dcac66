package main

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// generator decides what is kept of the packages.
type generator struct {
	pkgs map[string][]*types.Package
	keep map[types.Object]bool
}

func newGenerator(pkgs map[string][]*types.Package) *generator {
	return &generator{pkgs, make(map[types.Object]bool)}
}

// want keeps what sinks name. A symbol that no version of an SDK has is an
// error: then the table is wrong.
func (g *generator) want(versions []*types.Package, sinks []sink.Sink) error {
	for _, s := range sinks {
		found := false
		for _, pkg := range versions {
			found = g.symbol(pkg, s.Symbol) || found
		}
		if !found {
			return fmt.Errorf("sinks.txt: %s has no %s", s.Package, s.Symbol)
		}
	}
	return nil
}

// symbol keeps one symbol of a package, or, if it has no name, everything.
func (g *generator) symbol(pkg *types.Package, symbol string) bool {
	name, member, _ := strings.Cut(symbol, ".")
	if name == "" {
		for _, name := range pkg.Scope().Names() {
			g.add(pkg.Scope().Lookup(name))
		}
		return true
	}
	o := pkg.Scope().Lookup(name)
	if o == nil {
		return false
	}
	if member != "" {
		if found, _, _ := types.LookupFieldOrMethod(o.Type(), true, pkg, member); found == nil {
			return false
		}
	}
	g.add(o)
	return true
}

func (g *generator) add(o types.Object) {
	if o.Exported() {
		g.keep[o] = true
	}
}

// close keeps the functions that lead to a kept type, and the constants of one.
// A type that only such a function mentions is not kept: it becomes any.
func (g *generator) close() {
	for _, versions := range g.pkgs {
		for _, pkg := range versions {
			for _, name := range pkg.Scope().Names() {
				if o := pkg.Scope().Lookup(name); g.follows(o) {
					g.add(o)
				}
			}
		}
	}
}

func (g *generator) follows(o types.Object) bool {
	switch o := o.(type) {
	case *types.Func:
		return g.leads(o)
	case *types.Const:
		return g.kept(o.Type())
	}
	return false
}

// leads reports whether a function returns something of a kept type.
func (g *generator) leads(fn *types.Func) bool {
	results := fn.Signature().Results()
	for i := range results.Len() {
		if g.kept(results.At(i).Type()) {
			return true
		}
	}
	return false
}

// kept reports whether a type is a kept one, or a pointer to it.
func (g *generator) kept(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && g.keep[named.Obj()]
}

// objects are those of a package that are kept, by name.
func (g *generator) objects(pkg *types.Package) []types.Object {
	var all []types.Object
	for _, name := range pkg.Scope().Names() {
		if o := pkg.Scope().Lookup(name); g.keep[o] {
			all = append(all, o)
		}
	}
	return all
}

// methods are the exported ones of a type: all of the standard library's, and
// of an SDK's those that sinks name or that lead to a kept type.
func (g *generator) methods(named *types.Named) []*types.Func {
	var all []*types.Func
	for i := range named.NumMethods() {
		m := named.Method(i)
		if m.Exported() && (g.leads(m) || g.named(named, m) || slices.Contains(library, named.Obj().Pkg().Path())) {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b *types.Func) int { return strings.Compare(a.Name(), b.Name()) })
	return all
}

func (g *generator) named(t *types.Named, m *types.Func) bool {
	return len(sink.Default().At(sink.Place{Package: t.Obj().Pkg().Path(), Symbol: t.Obj().Name() + "." + m.Name()})) > 0
}
