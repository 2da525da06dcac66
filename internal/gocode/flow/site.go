package flow

import (
	"go/ast"
	"go/token"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// Sites are the places in a package at which something of the table of sinks
// stands, in the order of the files. They are collected in the one walk in which
// the package is indexed, so that no analyzer walks over it again.
type Sites struct {
	Calls      []Call
	Composites []Composite
	Mentions   []Mention
	// Comparisons are all those with == and !=.
	Comparisons []*ast.BinaryExpr
	uses        []Use
}

// Call is a call of a function that has sinks.
type Call struct {
	*ast.CallExpr
	Place sink.Place
	sinks []*sink.Sink
}

// Is reports whether the function has a sink of the kind.
func (c Call) Is(kind sink.Kind) bool { return sink.Among(kind, c.sinks) }

// Composite is a literal of a type that has sinks or is one.
type Composite struct {
	*ast.CompositeLit
	Of sink.Place
}

// Mention is the name of a variable or a type of another package that is a sink.
type Mention struct {
	*ast.SelectorExpr
	Place sink.Place
}

// site notes what is at one node.
func (p *Package) site(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		p.call(n)
	case *ast.CompositeLit:
		p.composite(n)
	case *ast.AssignStmt:
		p.assigned(n)
	case *ast.SelectorExpr:
		p.mention(n)
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			p.Comparisons = append(p.Comparisons, n)
		}
	}
}

func (p *Package) call(n *ast.CallExpr) {
	if len(p.table.Functions(sink.Name(n))) == 0 {
		return
	}
	place, _ := sink.Called(p.Info, n)
	sinks := p.table.At(place)
	if len(sinks) == 0 {
		return
	}
	p.Calls = append(p.Calls, Call{n, place, sinks})
	for _, s := range sinks {
		if s.Field || s.Arg >= len(n.Args) {
			continue
		}
		u := Use{Sink: s, Value: n.Args[s.Arg], At: n}
		if s.Name >= 0 {
			u.Name = n.Args[s.Name]
		}
		p.uses = append(p.uses, u)
	}
}

func (p *Package) composite(n *ast.CompositeLit) {
	typ, ok := sink.TypeOf(p.Info, n)
	if !ok || !p.table.Owns(typ) {
		return
	}
	p.Composites = append(p.Composites, Composite{n, typ})
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				p.set(typ.Field(key.Name), kv.Value, kv)
			}
		}
	}
}

func (p *Package) assigned(n *ast.AssignStmt) {
	if len(n.Lhs) != len(n.Rhs) {
		return
	}
	for i, left := range n.Lhs {
		sel, ok := ast.Unparen(left).(*ast.SelectorExpr)
		if !ok || len(p.table.Fields(sel.Sel.Name))+len(p.table.Globals(sel.Sel.Name)) == 0 {
			continue
		}
		if place, ok := sink.Assigned(p.Info, sel); ok {
			p.set(place, n.Rhs[i], n)
		}
	}
}

// set notes that a field or a variable is set.
func (p *Package) set(place sink.Place, value ast.Expr, at ast.Node) {
	for _, s := range p.table.At(place) {
		if s.Field {
			p.uses = append(p.uses, Use{Sink: s, Value: value, At: at})
		}
	}
}

func (p *Package) mention(n *ast.SelectorExpr) {
	if len(p.table.Globals(n.Sel.Name)) == 0 || !p.Imported(n) {
		return
	}
	if place, ok := sink.Assigned(p.Info, n); ok && len(p.table.At(place)) > 0 {
		p.Mentions = append(p.Mentions, Mention{n, place})
	}
}
