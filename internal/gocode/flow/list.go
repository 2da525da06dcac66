package flow

import (
	"go/ast"
	"go/types"
)

// Entries are the elements of a list or a map that e may hold: of a literal,
// of what is appended, of what is put in by key.
func (p *Package) Entries(e ast.Expr) []Entry {
	return p.elements(e, make(map[types.Object]bool))
}

func (p *Package) elements(e ast.Expr, seen map[types.Object]bool) []Entry {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return members(e)
	case *ast.CallExpr:
		return p.appended(e, seen)
	case *ast.UnaryExpr:
		return p.elements(e.X, seen)
	}
	o := p.Object(e)
	if o == nil || seen[o] {
		return nil
	}
	seen[o] = true
	all := append([]Entry{}, p.entries[o]...)
	for _, from := range p.sources[o] {
		all = append(all, p.elements(from, seen)...)
	}
	return all
}

func members(lit *ast.CompositeLit) []Entry {
	var all []Entry
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			all = append(all, Entry{kv.Key, kv.Value})
		} else {
			all = append(all, Entry{nil, e})
		}
	}
	return all
}

// appended are the elements of append(list, element...).
func (p *Package) appended(call *ast.CallExpr, seen map[types.Object]bool) []Entry {
	id, ok := call.Fun.(*ast.Ident)
	if !ok || id.Name != "append" || len(call.Args) == 0 {
		if from, ok := p.carries(call); ok {
			return p.elements(from, seen)
		}
		return nil
	}
	all := p.elements(call.Args[0], seen)
	for i, arg := range call.Args[1:] {
		if call.Ellipsis.IsValid() && i == len(call.Args)-2 {
			all = append(all, p.elements(arg, seen)...)
		} else {
			all = append(all, Entry{nil, arg})
		}
	}
	return all
}

// Variadic are the arguments of a call from the one numbered first on; a list
// that is spread out with ... gives its elements. Where a list has an element
// that is not known, it stands for itself.
func (p *Package) Variadic(call *ast.CallExpr, first int) []ast.Expr {
	var all []ast.Expr
	for i := first; i < len(call.Args); i++ {
		if !call.Ellipsis.IsValid() || i < len(call.Args)-1 {
			all = append(all, call.Args[i])
			continue
		}
		entries := p.Entries(call.Args[i])
		for _, e := range entries {
			all = append(all, e.Value)
		}
		if len(entries) == 0 || p.open(call.Args[i]) {
			all = append(all, call.Args[i])
		}
	}
	return all
}

// open reports whether a list may hold more than the package tells, as a
// parameter does.
func (p *Package) open(e ast.Expr) bool {
	v, ok := p.Object(e).(*types.Var)
	return ok && (v.IsField() || len(p.sources[v]) == 0)
}

// Assigned reports whether a field of a literal's type is set elsewhere in the
// package, perhaps on the very value.
func (p *Package) Assigned(lit *ast.CompositeLit, name string) bool {
	t := p.Info.TypeOf(lit)
	if t == nil {
		return false
	}
	o, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	return o != nil && p.changed[o]
}
