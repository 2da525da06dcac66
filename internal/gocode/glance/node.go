package glance

import (
	"go/ast"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// calls looks at the calls of what has the name of a sink.
func (l *looker) calls() bool {
	for _, s := range l.table.All() {
		if s.Field || !l.reach.paths[s.Package] {
			continue
		}
		for _, call := range l.index.calls[s.Spelled()] {
			if l.may(call, &s) && l.reached(call, &s) {
				return true
			}
		}
	}
	return false
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
		return !ok || l.imports[id.Name] == nil || l.index.declared[id.Name]
	}
	return ok && slices.Contains(l.imports[id.Name], s.Package)
}

// reached reports whether a call that may be of a sink may be a finding.
func (l *looker) reached(call *ast.CallExpr, s *sink.Sink) bool {
	switch s.Kind {
	case sink.Log, sink.Print:
		return l.log(call)
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

func (l *looker) assigned(n *ast.AssignStmt) bool {
	if len(n.Lhs) != len(n.Rhs) {
		return false
	}
	for i, left := range n.Lhs {
		if sel, ok := ast.Unparen(left).(*ast.SelectorExpr); ok &&
			l.set(slices.Concat(l.table.Fields(sel.Sel.Name), l.table.Globals(sel.Sel.Name)), n.Rhs[i]) {
			return true
		}
	}
	return false
}

func (l *looker) composed(n *ast.CompositeLit) bool {
	return slices.ContainsFunc(n.Elts, func(e ast.Expr) bool {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		key, ok := kv.Key.(*ast.Ident)
		return ok && l.set(l.of(n.Type, l.table.Fields(key.Name)), kv.Value)
	})
}

// of are the sinks that may belong to the type of a literal: one that is another
// package's says which, and one of this package is none of them.
func (l *looker) of(typ ast.Expr, sinks []*sink.Sink) []*sink.Sink {
	if len(sinks) == 0 {
		return nil
	}
	if id, ok := typ.(*ast.Ident); ok && l.index.own[id.Name] && !l.index.aliases[id.Name] {
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
func (l *looker) set(sinks []*sink.Sink, value ast.Expr) bool {
	return slices.ContainsFunc(sinks, func(s *sink.Sink) bool {
		return s.Field && l.reach.paths[s.Package] && l.takes(s, value)
	})
}

// takes reports whether a value that reaches a sink may be a finding.
func (l *looker) takes(s *sink.Sink, value ast.Expr) bool {
	name, purpose := s.Kind.Credential(), l.purpose(value)
	switch {
	case s.Kind == sink.Env:
		return l.textsOf(value).any(func(text string) bool { return l.assigns(text, purpose) })
	case name == "" || l.mcp && (s.Kind == sink.Token || s.Kind == sink.APIKey):
		return l.matters(s)
	case s.Kind == sink.SigningKey:
		return l.textsOf(value).any(hasLetter)
	}
	return l.textsOf(value).any(func(text string) bool {
		return holds(name, text, purpose) || (s.Kind == sink.URL || s.Kind == sink.Server) && inClear(text)
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

// mentioned looks at a name that is enough by itself: of what turns a check off, or
// of a type that makes a key without an end where a field is not set.
func (l *looker) mentioned(n *ast.SelectorExpr) bool {
	return slices.ContainsFunc(l.table.Globals(n.Sel.Name), func(s *sink.Sink) bool {
		return (s.Kind == sink.Lax || s.Kind == sink.Grants) && l.reach.paths[s.Package] && l.matters(s)
	}) || slices.ContainsFunc(omissible()[n.Sel.Name], func(s sink.Sink) bool { return l.reach.paths[s.Package] })
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
