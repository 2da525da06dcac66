package glance

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// node looks at one node of a file, before those in it.
func (l *looker) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		l.call(n)
	case *ast.CompositeLit:
		l.literal(n)
	case *ast.AssignStmt:
		l.assignment(n)
	case *ast.SelectorExpr:
		l.mention(n)
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			l.compared(n.X, n.Y)
			l.compared(n.Y, n.X)
		}
	}
}

// call looks at the sinks that have the name of what is called.
func (l *looker) call(call *ast.CallExpr) {
	for _, s := range l.table.Functions(sink.Name(call)) {
		if !l.worth && l.reach.paths[s.Package] && l.may(call, s) {
			l.worth = l.reached(call, s)
		}
	}
}

// may reports whether a call may be of a sink. A function stands behind the name of
// its package; whose method is called does not show.
func (l *looker) may(call *ast.CallExpr, s *sink.Sink) bool {
	sel, ok := sink.Fun(call).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	if strings.Contains(s.Symbol, ".") {
		return !ok || l.imports[id.Name] == nil || l.index().declared[id.Name]
	}
	return ok && slices.Contains(l.imports[id.Name], s.Package)
}

// reached reports whether a call that may be of a sink may be a finding.
func (l *looker) reached(call *ast.CallExpr, s *sink.Sink) bool {
	switch s.Kind {
	case sink.Log, sink.Print:
		l.log(call)
		return l.worth
	case sink.Query:
		return len(call.Args) == 2 && l.textsOf(call.Args[0]).any(queried)
	case sink.AuthURL, sink.NoPKCE, sink.Lax, sink.Accept, sink.Limit:
		return l.matters(s)
	case sink.Named:
		return s.Arg < len(call.Args) && l.named(call.Args[s.Name], call.Args[s.Arg])
	}
	return s.Arg < len(call.Args) && l.takes(s, call.Args[s.Arg])
}

// queried are the parameters of a request that PKCE is about.
func queried(name string) bool { return name == "response_type" || name == "code_challenge_method" }

func (l *looker) assignment(n *ast.AssignStmt) {
	for i, left := range n.Lhs {
		if sel, ok := ast.Unparen(left).(*ast.SelectorExpr); ok && len(n.Lhs) == len(n.Rhs) {
			l.set(slices.Concat(l.table.Fields(sel.Sel.Name), l.table.Globals(sel.Sel.Name)), n.Rhs[i])
		}
	}
}

func (l *looker) literal(n *ast.CompositeLit) {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				l.set(l.of(n.Type, l.table.Fields(key.Name)), kv.Value)
			}
		}
	}
}

// of are the sinks that may belong to the type of a literal: one that is another
// package's says which, and one of this package is none of them.
func (l *looker) of(typ ast.Expr, sinks []*sink.Sink) []*sink.Sink {
	if len(sinks) == 0 {
		return nil
	}
	if id, ok := typ.(*ast.Ident); ok && l.index().own[id.Name] && !l.index().aliases[id.Name] {
		return nil
	}
	sel, ok := typ.(*ast.SelectorExpr)
	if !ok {
		return sinks
	}
	var all []*sink.Sink
	for _, s := range sinks {
		if owner, _, _ := strings.Cut(s.Symbol, "."); owner == sel.Sel.Name {
			all = append(all, s)
		}
	}
	return all
}

// set looks at a field or a variable that is set.
func (l *looker) set(sinks []*sink.Sink, value ast.Expr) {
	for _, s := range sinks {
		l.worth = l.worth || s.Field && l.reach.paths[s.Package] && l.takes(s, value)
	}
}

// takes reports whether a value that reaches a sink may be a finding.
func (l *looker) takes(s *sink.Sink, value ast.Expr) bool {
	name := s.Kind.Credential()
	switch {
	case s.Kind == sink.Env:
		return l.textsOf(value).any(l.assigns)
	case name == "" || l.mcp && (s.Kind == sink.Token || s.Kind == sink.APIKey):
		return l.matters(s)
	case s.Kind == sink.SigningKey:
		return l.textsOf(value).any(hasLetter)
	}
	return l.textsOf(value).any(func(text string) bool {
		return holds(name, text, l.purpose) || (s.Kind == sink.URL || s.Kind == sink.Server) && inClear(text)
	})
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// matters reports whether the use of a sink is worth a look whatever it takes.
func (l *looker) matters(s *sink.Sink) bool {
	switch s.Kind {
	case sink.Carrier, sink.Type, sink.Audience, sink.Incoming, sink.PKCE, sink.Exchange:
		return false
	case sink.Scopes, sink.Limit, sink.Grants:
		return l.agent
	case sink.AgentEnd, sink.Accept:
		return l.mcp
	}
	return true
}

// mention looks at a name that is enough by itself: of what turns a check off, and
// of a type that makes a key without an end where a field is not set.
func (l *looker) mention(n *ast.SelectorExpr) {
	for _, s := range l.table.Globals(n.Sel.Name) {
		if s.Kind == sink.Lax || s.Kind == sink.Grants {
			l.worth = l.worth || l.reach.paths[s.Package] && l.matters(s)
		}
	}
	for _, s := range omissible()[n.Sel.Name] {
		l.worth = l.worth || l.reach.paths[s.Package]
	}
}

// omissible are the sinks that matter where they are not set, by the names of
// their types.
var omissible = sync.OnceValue(func() map[string][]sink.Sink {
	all := make(map[string][]sink.Sink)
	for _, s := range sink.Default().All() {
		if s.Field && (s.Kind == sink.PKCE || s.Kind == sink.Expiry || s.Kind == sink.Limit) {
			all[s.Spelled()] = append(all[s.Spelled()], s)
		}
	}
	return all
})
