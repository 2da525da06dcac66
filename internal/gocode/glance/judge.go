package glance

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
)

// holds reports whether a text that stands for something called name is or has a
// credential.
func holds(name, text string, purpose gocode.Purpose) bool {
	return slices.ContainsFunc(gocode.Judge(name, text, purpose).Found, func(f credential.Found) bool {
		return f.Kind == credential.Literal
	})
}

func inClear(text string) bool {
	_, host := credential.InClear(text)
	return host != ""
}

// assigns reports whether a text is NAME=value with a credential.
func (l *looker) assigns(text string, purpose gocode.Purpose) bool {
	name, value, ok := strings.Cut(text, "=")
	return ok && l.secret(name) && holds(name, value, purpose)
}

// named reports whether a value may be a credential by the name that stands next to
// it, or belong to a request that is passed on.
func (l *looker) named(name, value ast.Expr) bool {
	names := l.textsOf(name)
	if l.mcp && names.any(authorizes) {
		return true
	}
	if !names.any(l.secret) {
		return false
	}
	purpose := l.purpose(value)
	return l.textsOf(value).any(func(text string) bool {
		return names.any(func(name string) bool { return l.secret(name) && holds(name, text, purpose) })
	})
}

// compared looks at what a variable is compared with.
func (l *looker) compared(variable, with ast.Expr) bool {
	name := nameOf(variable)
	return name != "" && l.secret(name) && l.variable(variable) &&
		l.textsOf(with).any(func(text string) bool { return holds(name, text, gocode.Example) })
}

// isNil reports whether an expression is nil or a literal without a text.
func isNil(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "nil"
	case *ast.BasicLit:
		return e.Kind != token.STRING || len(e.Value) == len(`""`)
	}
	return false
}
