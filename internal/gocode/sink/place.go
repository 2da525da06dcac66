package sink

import (
	"go/ast"
	"go/types"
	"path"

	"golang.org/x/tools/go/types/typeutil"
)

// Place names something that a package exports.
type Place struct {
	Package string // the import path as written
	Symbol  string // Func, Type.Method, Type.Field or Variable
}

// String is what a reader of the code calls the place: jwt.Parse.
func (p Place) String() string { return path.Base(Unversioned(p.Package)) + "." + p.Symbol }

func (p Place) unversioned() Place { return Place{Unversioned(p.Package), p.Symbol} }

// Fun is what a call calls, without parentheses and type arguments.
func Fun(call *ast.CallExpr) ast.Expr { return ast.Unparen(unindexed(call.Fun)) }

// Name is the last part of what a call calls, or nothing where that has no name.
func Name(call *ast.CallExpr) string {
	switch f := Fun(call).(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// Called is the function that a call calls. Where types are missing, the
// import and the name tell enough for a function of a package.
func Called(info *types.Info, call *ast.CallExpr) (Place, bool) {
	if fn, ok := typeutil.Callee(info, call).(*types.Func); ok {
		return funcPlace(fn)
	}
	return imported(info, unindexed(call.Fun))
}

func funcPlace(fn *types.Func) (Place, bool) {
	if fn.Pkg() == nil {
		return Place{}, false
	}
	p := Place{fn.Pkg().Path(), fn.Name()}
	if recv := fn.Signature().Recv(); recv != nil {
		named := namedType(recv.Type())
		if named == nil {
			return Place{}, false
		}
		p.Symbol = named.Obj().Name() + "." + p.Symbol
	}
	return p, true
}

// unindexed drops the type arguments of a generic function.
func unindexed(e ast.Expr) ast.Expr {
	switch e := ast.Unparen(e).(type) {
	case *ast.IndexExpr:
		return e.X
	case *ast.IndexListExpr:
		return e.X
	default:
		return e
	}
}

// imported reads package.Name by the import alone.
func imported(info *types.Info, e ast.Expr) (Place, bool) {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return Place{}, false
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return Place{}, false
	}
	pkg, ok := info.Uses[id].(*types.PkgName)
	if !ok {
		return Place{}, false
	}
	return Place{pkg.Imported().Path(), sel.Sel.Name}, true
}

// TypeOf is the type of a composite literal or of any other expression,
// pointers left out.
func TypeOf(info *types.Info, e ast.Expr) (Place, bool) {
	if t := info.TypeOf(e); t != nil {
		if p, ok := OfType(t); ok {
			return p, true
		}
	}
	if lit, ok := e.(*ast.CompositeLit); ok && lit.Type != nil {
		return imported(info, unindexed(lit.Type))
	}
	return Place{}, false
}

// OfType is the name of a type, pointers left out.
func OfType(t types.Type) (Place, bool) {
	named := namedType(t)
	if named == nil || named.Obj().Pkg() == nil {
		return Place{}, false
	}
	return Place{named.Obj().Pkg().Path(), named.Obj().Name()}, true
}

// Assigned is the field or variable on the left of an assignment.
func Assigned(info *types.Info, e ast.Expr) (Place, bool) {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return Place{}, false
	}
	if s := info.Selections[sel]; s != nil {
		return fieldPlace(s)
	}
	return imported(info, sel)
}

// fieldPlace names the struct that declares the field of a selection, also
// where the field is promoted.
func fieldPlace(s *types.Selection) (Place, bool) {
	t := s.Recv()
	index := s.Index()
	for _, i := range index[:len(index)-1] {
		st, ok := under(t).(*types.Struct)
		if !ok {
			return Place{}, false
		}
		t = st.Field(i).Type()
	}
	named := namedType(t)
	if named == nil || named.Obj().Pkg() == nil {
		return Place{}, false
	}
	return Place{named.Obj().Pkg().Path(), named.Obj().Name() + "." + s.Obj().Name()}, true
}

// Field is the place of one of the type's fields.
func (p Place) Field(name string) Place { return Place{p.Package, p.Symbol + "." + name} }

func namedType(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, _ := t.(*types.Named)
	return named
}

func under(t types.Type) types.Type {
	t = t.Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	return t
}
