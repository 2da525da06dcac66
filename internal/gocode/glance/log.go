package glance

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// log looks at what is written to a log. What does not show by itself it keeps for
// later.
func (l *looker) log(call *ast.CallExpr) bool {
	return l.purpose(call) != gocode.Testing && slices.ContainsFunc(call.Args, l.argument)
}

func (l *looker) argument(e ast.Expr) bool {
	e = ast.Unparen(e)
	switch e := e.(type) {
	case *ast.BasicLit:
		return false
	case *ast.BinaryExpr:
		return e.Op == token.ADD && (l.argument(e.X) || l.argument(e.Y))
	case *ast.Ident, *ast.SelectorExpr:
		name := nameOf(e)
		speaks, asked := l.logged[name]
		if !asked {
			speaks = gocode.Speaks(name)
			l.logged[name] = speaks
		}
		l.arguments = append(l.arguments, e)
		return speaks && l.variable(e)
	case *ast.CallExpr:
		if l.origin(e) {
			return true
		}
	}
	l.arguments = append(l.arguments, e)
	return false
}

// logsCredential reports whether what is logged may be a credential though its name
// does not say so.
func (l *looker) logsCredential() bool {
	if len(l.arguments) == 0 {
		return false
	}
	if t := l.typist(); t != nil && slices.ContainsFunc(l.arguments, t.speaks) {
		return true
	}
	seen := make(map[key]bool)
	for _, e := range l.arguments {
		for _, k := range l.index.keys(e) {
			if !seen[k] && slices.ContainsFunc(l.index.taken(k), l.reads) {
				return true
			}
			seen[k] = true
		}
	}
	return false
}

// reads reports whether an expression is a call that may read a credential.
func (l *looker) reads(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && l.origin(call)
}

// origin reports whether a call may read a credential, from the environment or out
// of a header.
func (l *looker) origin(call *ast.CallExpr) bool {
	if len(call.Args) != 1 {
		return false
	}
	switch sink.Name(call) {
	case "Getenv":
		return l.textsOf(call.Args[0]).any(l.secret)
	case "Get":
		return l.reach.paths["net/http"] && l.textsOf(call.Args[0]).any(authorizes)
	}
	return false
}

func authorizes(name string) bool { return strings.EqualFold(name, "Authorization") }
