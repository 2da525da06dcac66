package glance

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// log looks at what is written to a log.
func (l *looker) log(call *ast.CallExpr) {
	if l.purpose == gocode.Testing {
		return
	}
	for _, arg := range call.Args {
		l.argument(arg)
	}
}

func (l *looker) argument(e ast.Expr) {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			l.argument(e.X)
			l.argument(e.Y)
		}
	case *ast.Ident, *ast.SelectorExpr:
		name := nameOf(e)
		speaks, asked := l.logged[name]
		if !asked {
			speaks = gocode.Speaks(name)
			l.logged[name] = speaks
			l.arguments = append(l.arguments, e)
		}
		l.worth = l.worth || speaks && l.variable(e)
	case *ast.CallExpr:
		l.worth = l.worth || l.origin(e)
		l.arguments = append(l.arguments, e)
	default:
		l.arguments = append(l.arguments, e)
	}
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
	for name := range l.logged {
		for _, from := range l.index().taken(name) {
			if call, ok := ast.Unparen(from).(*ast.CallExpr); ok && l.origin(call) {
				return true
			}
		}
	}
	return false
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
