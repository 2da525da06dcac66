package flow

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// Use is an expression that reaches a sink.
type Use struct {
	Sink  *sink.Sink
	Value ast.Expr
	Name  ast.Expr // what names the value, nil where nothing does
	At    ast.Node // the call, the field or the assignment
}

// Elsewhere tells of the use in a finding at pos, unless that is a part of it.
func (u Use) Elsewhere(pos token.Pos) []analysis.RelatedInformation {
	if at, end := u.At.Pos(), u.At.End(); pos < at || pos > end {
		return []analysis.RelatedInformation{{Pos: at, End: end, Message: "it is used here"}}
	}
	return nil
}

// Uses are the places in the package's files at which something reaches a sink
// of one of the kinds, in the order of the files.
func (p *Package) Uses(pass *analysis.Pass, kinds ...sink.Kind) []Use {
	var all []Use
	take := func(place sink.Place, at ast.Node, value func(*sink.Sink) (ast.Expr, ast.Expr)) {
		for _, s := range sink.Default().At(place) {
			if slices.Contains(kinds, s.Kind) {
				if v, name := value(s); v != nil {
					all = append(all, Use{s, v, name, at})
				}
			}
		}
	}
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if place, ok := sink.Called(p.Info, n); ok {
					take(place, n, func(s *sink.Sink) (ast.Expr, ast.Expr) { return argument(n, s) })
				}
			case *ast.CompositeLit:
				p.fields(n, take)
			case *ast.AssignStmt:
				p.assigned(n, take)
			}
			return true
		})
	}
	return all
}

type taker func(place sink.Place, at ast.Node, value func(*sink.Sink) (ast.Expr, ast.Expr))

func argument(call *ast.CallExpr, s *sink.Sink) (value, name ast.Expr) {
	if s.Field || s.Arg >= len(call.Args) {
		return nil, nil
	}
	if s.Name >= 0 {
		name = call.Args[s.Name]
	}
	return call.Args[s.Arg], name
}

func (p *Package) fields(lit *ast.CompositeLit, take taker) {
	typ, ok := sink.TypeOf(p.Info, lit)
	if !ok {
		return
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := kv.Key.(*ast.Ident); ok {
			take(typ.Field(key.Name), kv, func(s *sink.Sink) (ast.Expr, ast.Expr) {
				if !s.Field {
					return nil, nil
				}
				return kv.Value, nil
			})
		}
	}
}

func (p *Package) assigned(n *ast.AssignStmt, take taker) {
	if len(n.Lhs) != len(n.Rhs) {
		return
	}
	for i, left := range n.Lhs {
		if place, ok := sink.Assigned(p.Info, left); ok {
			take(place, n, func(s *sink.Sink) (ast.Expr, ast.Expr) {
				if !s.Field {
					return nil, nil
				}
				return n.Rhs[i], nil
			})
		}
	}
}
