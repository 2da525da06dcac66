package glance

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
)

// key is a name in a scope: that of the package, that of all fields, or that of one
// function, in which blocks are not told apart.
type key struct {
	scope int
	name  string
}

// fields is the scope of fields, and of whatever stands behind a dot. The scopes of
// functions are counted from 1 on.
const fields = -1

func field(name string) key { return key{fields, name} }

// scopes are the functions of a package, sorted by their places, and the names that
// each of them and the package itself declare.
type scopes struct {
	functions []*ast.FuncDecl
	names     map[key]bool
}

func scopesOf(files []*ast.File) scopes {
	s := scopes{names: make(map[key]bool)}
	for _, f := range files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				s.functions = append(s.functions, d)
				s.names[key{0, d.Name.Name}] = true
			case *ast.GenDecl:
				s.values(d)
			}
		}
	}
	slices.SortFunc(s.functions, func(a, b *ast.FuncDecl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return s
}

func (s scopes) values(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok {
			for _, name := range v.Names {
				s.names[key{0, name.Name}] = true
			}
		}
	}
}

// scope is that of the function in which a place is.
func (s scopes) scope(pos token.Pos) int {
	i, found := slices.BinarySearchFunc(s.functions, pos, func(fn *ast.FuncDecl, pos token.Pos) int { return cmp.Compare(fn.Pos(), pos) })
	if found {
		i++
	}
	if i == 0 || pos >= s.functions[i-1].End() {
		return 0
	}
	return i
}

// declare notes what a function declares. That of the package is known already.
func (s scopes) declare(id *ast.Ident) {
	if scope := s.scope(id.Pos()); scope > 0 {
		s.names[key{scope, id.Name}] = true
	}
}

// keys are what an expression may name: a field, or what the function declares, the
// package, or both.
func (s scopes) keys(e ast.Expr) []key {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		global := key{0, e.Name}
		local := key{s.scope(e.Pos()), e.Name}
		switch {
		case local == global || !s.names[local]:
			return []key{global}
		case !s.names[global]:
			return []key{local}
		}
		return []key{local, global}
	case *ast.SelectorExpr:
		return []key{field(e.Sel.Name)}
	}
	return nil
}
