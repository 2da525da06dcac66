package flow

import (
	"go/ast"
	"go/types"
)

// Literals are the composite literals that e may be, as far as the package
// tells. all is false where it may be something else too.
func (p *Package) Literals(e ast.Expr) (lits []*ast.CompositeLit, all bool) {
	all = true
	p.literals(e, make(map[types.Object]bool), &lits, &all)
	return lits, all
}

func (p *Package) literals(e ast.Expr, seen map[types.Object]bool, lits *[]*ast.CompositeLit, all *bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		*lits = append(*lits, e)
		return
	case *ast.UnaryExpr:
		p.literals(e.X, seen, lits, all)
		return
	case *ast.Ident:
		o := p.Object(e)
		if o != nil && !seen[o] && len(p.sources[o]) > 0 {
			seen[o] = true
			for _, from := range p.sources[o] {
				p.literals(from, seen, lits, all)
			}
			return
		}
	}
	*all = false
}

// Field is the value of a field in a literal of a struct.
func Field(lit *ast.CompositeLit, name string) (ast.Expr, bool) {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == name {
				return kv.Value, true
			}
		}
	}
	return nil, false
}

// Keyed reports whether a literal names its fields, or has none.
func Keyed(lit *ast.CompositeLit) bool {
	if len(lit.Elts) == 0 {
		return true
	}
	_, ok := lit.Elts[0].(*ast.KeyValueExpr)
	return ok
}

// Put are the values that are put into the map that e names, by key.
func (p *Package) Put(e ast.Expr) []Entry {
	if o := p.Object(e); o != nil {
		return p.entries[o]
	}
	return nil
}
