package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// Returns are the expressions that a function returns as its result number
// index.
func (p *Package) Returns(fn *ast.FuncDecl, index int) []ast.Expr { return returned(fn.Body, index) }

func returned(body *ast.BlockStmt, index int) []ast.Expr {
	var all []ast.Expr
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if index < len(n.Results) {
				all = append(all, n.Results[index])
			}
		}
		return true
	})
	return all
}

// Yields are the expressions that a function gives back first, where e is one
// of this package, else e itself.
func (p *Package) Yields(e ast.Expr) []ast.Expr {
	e = ast.Unparen(e)
	if fn, ok := e.(*ast.FuncLit); ok {
		return returned(fn.Body, 0)
	}
	if fn, ok := p.Object(e).(*types.Func); ok && p.bodies[fn] != nil {
		return returned(p.bodies[fn].Body, 0)
	}
	return []ast.Expr{e}
}

// Reaches goes back from e through everything that its value may come from in
// this package, until found says that it is there. The way leads through
// variables, calls, concatenation, conversions, and values kept in a context.
func (p *Package) Reaches(e ast.Expr, found func(ast.Expr) bool) ast.Expr {
	s := &slice{Package: p, found: found, seen: make(map[ast.Expr]bool), steps: maxSteps}
	return s.back(e)
}

type slice struct {
	*Package
	found func(ast.Expr) bool
	seen  map[ast.Expr]bool
	steps int
}

// back returns the expression that was found, or nil.
func (s *slice) back(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if s.steps--; e == nil || s.seen[e] || s.steps < 0 {
		return nil
	}
	s.seen[e] = true
	if s.found(e) {
		return e
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return s.any(e.X, e.Y)
		}
	case *ast.UnaryExpr:
		return s.back(e.X)
	case *ast.StarExpr:
		return s.back(e.X)
	case *ast.TypeAssertExpr:
		return s.back(e.X)
	case *ast.IndexExpr:
		return s.back(e.X)
	case *ast.SliceExpr:
		return s.back(e.X)
	case *ast.CallExpr:
		return s.call(e)
	case *ast.Ident, *ast.SelectorExpr:
		return s.named(e)
	}
	return nil
}

func (s *slice) any(all ...ast.Expr) ast.Expr {
	for _, e := range all {
		if at := s.back(e); at != nil {
			return at
		}
	}
	return nil
}

func (s *slice) named(e ast.Expr) ast.Expr {
	o := s.Object(e)
	if o == nil {
		return nil
	}
	if at := s.any(s.sources[o]...); at != nil {
		return at
	}
	for _, r := range s.results[o] {
		if at := s.result(r); at != nil {
			return at
		}
	}
	return nil
}

func (s *slice) result(r result) ast.Expr {
	if s.found(r.call) {
		return r.call
	}
	if body := s.Body(r.call); body != nil {
		return s.any(s.Returns(body, r.index)...)
	}
	if r.index > 0 { // an error, as a rule
		return nil
	}
	return s.call(r.call)
}

// passing are packages whose functions give back their argument, changed.
var passing = map[string]bool{"strings": true, "bytes": true, "fmt": true}

func (s *slice) call(call *ast.CallExpr) ast.Expr {
	if from, ok := s.carries(call); ok {
		return s.back(from)
	}
	if body := s.Body(call); body != nil {
		return s.any(s.Returns(body, 0)...)
	}
	place, _ := sink.Called(s.Info, call)
	switch {
	case passing[place.Package]:
		return s.any(call.Args...)
	case place == sink.Place{Package: "context", Symbol: "Context.Value"} && len(call.Args) == 1:
		return s.any(s.kept(call.Args[0])...)
	}
	return nil
}

// kept are the values that are put into a context under the same key.
func (s *slice) kept(key ast.Expr) []ast.Expr {
	var all []ast.Expr
	for _, put := range s.contexts {
		if len(put.Args) == 3 && s.sameKey(put.Args[1], key) {
			all = append(all, put.Args[2])
		}
	}
	return all
}

// sameKey compares keys by the variable, the constant or the type that they are.
func (s *slice) sameKey(a, b ast.Expr) bool {
	if o := s.Object(a); o != nil && o == s.Object(b) {
		return true
	}
	ta, tb := s.Info.TypeOf(a), s.Info.TypeOf(b)
	named, ok := ta.(*types.Named)
	if !ok || tb == nil || !types.Identical(ta, tb) {
		return false
	}
	_, empty := named.Underlying().(*types.Struct)
	return empty
}
