package missingpkce

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// asking are the functions in which a request asks for a code.
func (c *checker) asking(files []*ast.File) []*ast.FuncDecl {
	var all []*ast.FuncDecl
	for _, call := range c.code.Calls {
		if !call.Is(sink.Query) || !c.sets(call.CallExpr, "response_type", "code") {
			continue
		}
		if fn := enclosing(files, call.Pos()); fn != nil && !slices.Contains(all, fn) {
			all = append(all, fn)
		}
	}
	return all
}

// enclosing is the function that a place is in the body of, or nil.
func enclosing(files []*ast.File, pos token.Pos) *ast.FuncDecl {
	for _, f := range files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil && fn.Body.Pos() <= pos && pos < fn.Body.End() {
				return fn
			}
		}
	}
	return nil
}

// urls judges a function that puts the address of an authorization together by
// hand: it asks for a code and names no challenge, or only if a switch is on.
func (c *checker) urls(fn *ast.FuncDecl) {
	var asks *ast.CallExpr
	var challenge ast.Node
	var guard *ast.IfStmt
	var within []*ast.IfStmt
	ast.PreorderStack(fn.Body, nil, func(n ast.Node, stack []ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if c.sets(n, "response_type", "code") {
				asks = n
			}
			if c.sets(n, "code_challenge", "") && challenge == nil {
				challenge, within = n, conditions(stack)
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING && strings.Contains(n.Value, "code_challenge=") {
				challenge = n
			}
		}
		return true
	})
	for _, i := range within {
		if c.flag(i.Cond) != "" {
			guard = i
		}
	}
	switch {
	case asks == nil:
	case challenge == nil:
		c.Report(gocode.Finding{
			Pos: asks.Pos(), End: asks.End(),
			Message: "the authorization has no PKCE challenge, so a stolen code is enough for a token",
			Help:    "send code_challenge with the method S256, and code_verifier with the code",
		})
	case guard != nil:
		c.Report(gocode.Finding{
			Pos: guard.Cond.Pos(), End: guard.Cond.End(), Level: gocode.Warning,
			Message: fmt.Sprintf("the authorization has a PKCE challenge only if %q is set, which is off by default", c.flag(guard.Cond)),
			Help:    "send the challenge always",
		})
	}
}

// sets reports whether a call sets a parameter of a request; an empty value is
// any.
func (c *checker) sets(call *ast.CallExpr, name, value string) bool {
	place, ok := sink.Called(c.code.Info, call)
	return ok && c.table.Is(sink.Query, place) && len(call.Args) == 2 && c.is(call.Args[0], name) &&
		(value == "" || c.is(call.Args[1], value))
}

// conditions are the if statements in whose body a node stands.
func conditions(stack []ast.Node) []*ast.IfStmt {
	var all []*ast.IfStmt
	for _, n := range stack {
		if i, ok := n.(*ast.IfStmt); ok {
			all = append(all, i)
		}
	}
	return all
}

// flag is the field of a configuration that has to be true for a condition.
func (c *checker) flag(cond ast.Expr) string {
	switch e := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		if e.Op == token.LAND {
			if left := c.flag(e.X); left != "" {
				return left
			}
			return c.flag(e.Y)
		}
	case *ast.SelectorExpr:
		if v, ok := c.code.Info.Uses[e.Sel].(*types.Var); ok && v.IsField() && types.Identical(v.Type().Underlying(), types.Typ[types.Bool]) {
			return v.Name()
		}
	}
	return ""
}
