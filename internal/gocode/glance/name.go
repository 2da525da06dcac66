package glance

import (
	"bytes"
	"go/ast"
	"go/token"
	"strconv"

	"github.com/credlint/credlint/internal/gocode/stub"
)

// nameOf is the name of a variable or a field, or nothing.
func nameOf(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// written is what a literal says, nothing where it is no text.
func written(lit *ast.BasicLit) string {
	if lit.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return text
}

// variable reports whether an expression may name a variable or a field.
func (l *looker) variable(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return l.index().variables[e.Name]
	case *ast.SelectorExpr:
		id, ok := e.X.(*ast.Ident)
		return !ok || l.index().declared[id.Name] || l.has(id.Name, "var", e.Sel.Name)
	}
	return false
}

// has reports whether the stub of a package declares a constant or a variable.
func (l *looker) has(pkg, what, name string) bool {
	for _, path := range l.imports[pkg] {
		if text, ok := stub.Source(path); ok && bytes.Contains(text, []byte("\n"+what+" "+name+" ")) {
			return true
		}
	}
	return false
}
