package glance

import (
	"bytes"
	"go/ast"
	"go/token"
	"slices"
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
		return l.index.variables[e.Name]
	case *ast.SelectorExpr:
		id, ok := e.X.(*ast.Ident)
		return !ok || l.index.declared[id.Name] || l.declares(id.Name, e.Sel.Name)
	}
	return false
}

// declares reports whether the stub of a package declares a variable of a name.
func (l *looker) declares(pkg, name string) bool {
	return slices.ContainsFunc(l.imports[pkg], func(path string) bool { return line(path, "var "+name+" ") != nil })
}

// constant reports whether the stub of a package declares a text of a name.
func (l *looker) constant(pkg, name string) bool {
	return slices.ContainsFunc(l.imports[pkg], func(path string) bool {
		return bytes.ContainsRune(line(path, "const "+name+" "), '"')
	})
}

// line is the line of a stub that begins with a text, nil where there is none.
func line(path, begin string) []byte {
	text, _ := stub.Source(path)
	at := bytes.Index(text, []byte("\n"+begin))
	if at < 0 {
		return nil
	}
	line, _, _ := bytes.Cut(text[at+1:], []byte("\n"))
	return line
}
