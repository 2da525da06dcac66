package glance

import (
	"go/ast"
	"slices"
	"sync"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// speaking are the types that are credentials or hold them whatever a variable is
// called, and the names of what has such a type in their packages: of fields, and of
// functions that give one back. A test compares them with the stubs.
var speaking = map[string][]string{
	"net/http":            {"Header", "Headers", "Trailer", "ProxyConnectHeader", "GetProxyConnectHeader"},
	"golang.org/x/oauth2": {"Token", "DeviceAccessToken", "Exchange", "ExchangeToken", "IDTokenFetcher", "PasswordCredentialsToken", "PerformOIDCLogin", "WithExtra"},
}

// typist tells whether an expression may have one of the speaking types.
type typist struct {
	*index
	switched func() bool     // whether a variable may get such a type by a switch
	names    map[string]bool // of the types in reach, and of what has one
	seen     map[key]bool    // the names that were asked for
}

// typist returns one, or nil where no speaking type is in reach.
func (l *looker) typist() *typist {
	t := &typist{index: l.index, names: make(map[string]bool), seen: make(map[key]bool)}
	for path, names := range speaking {
		for _, name := range names {
			if l.reach.paths[path] {
				t.names[name] = true
			}
		}
	}
	if len(t.names) == 0 {
		return nil
	}
	t.switched = sync.OnceValue(func() bool { return slices.ContainsFunc(t.cases, t.mentioned) })
	return t
}

// speaks reports whether an expression may have such a type. What a selection, a
// call or an element has shows in its last name.
func (t *typist) speaks(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return t.names[nameOf(e)] || slices.ContainsFunc(t.keys(e), t.named)
	case *ast.ParenExpr:
		return t.speaks(e.X)
	case *ast.StarExpr:
		return t.speaks(e.X)
	case *ast.UnaryExpr:
		return t.speaks(e.X)
	case *ast.IndexExpr:
		return t.speaks(e.X)
	case *ast.IndexListExpr:
		return t.speaks(e.X)
	case *ast.SliceExpr:
		return t.speaks(e.X)
	case *ast.TypeAssertExpr:
		if e.Type == nil { // of a switch
			return t.switched()
		}
		return t.mentioned(e.Type)
	case *ast.CompositeLit:
		return t.mentioned(e.Type)
	case *ast.FuncLit:
		return t.mentioned(e.Type)
	case *ast.CallExpr:
		return t.called(e)
	case *ast.ArrayType, *ast.MapType, *ast.FuncType, *ast.ChanType:
		return t.mentioned(e)
	}
	return false
}

// called judges a call by what is called. A function of another package, or one for
// all types, may also give back what it takes, and a method what it is called on.
func (t *typist) called(call *ast.CallExpr) bool {
	fun := sink.Fun(call)
	if t.speaks(fun) {
		return true
	}
	all := t.funcs[sink.Name(call)]
	if len(all) > 0 && !slices.ContainsFunc(all, generic) {
		return false
	}
	sel, ok := fun.(*ast.SelectorExpr)
	return ok && (sel.Sel.Name == "Clone" || len(all) > 0) && t.speaks(sel.X) || slices.ContainsFunc(call.Args, t.speaks)
}

// gives reports whether a function is declared to give back such a type.
func (t *typist) gives(fn *ast.FuncDecl) bool {
	if fn.Type.Results == nil {
		return false
	}
	return slices.ContainsFunc(fn.Type.Results.List, func(f *ast.Field) bool { return t.mentioned(f.Type) })
}

// generic reports whether a function is one for all types.
func generic(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Type.TypeParams != nil
	}
	recv := fn.Recv.List[0].Type
	if star, ok := recv.(*ast.StarExpr); ok {
		recv = star.X
	}
	_, plain := recv.(*ast.Ident)
	return !plain
}

// types is the scope of types among the names that a typist has seen.
const types = -2

// mentioned reports whether such a type stands in a type.
func (t *typist) mentioned(typ ast.Expr) bool {
	if typ == nil {
		return false
	}
	found := false
	ast.Inspect(typ, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			found = found || t.names[n.Sel.Name]
		case *ast.Ident:
			found = found || t.inType(n.Name)
		}
		return !found
	})
	return found
}

// inType reports whether a type of the package is made of such a type. In a struct
// or an interface it has a name of its own.
func (t *typist) inType(name string) bool {
	k := key{types, name}
	if t.seen[k] {
		return false
	}
	t.seen[k] = true
	return slices.ContainsFunc(t.types[name], t.mentioned)
}

// named reports whether anything of a name may have such a type: it is declared so,
// or takes a value that has it.
func (t *typist) named(k key) bool {
	if t.seen[k] {
		return false
	}
	t.seen[k] = true
	return slices.ContainsFunc(t.declarations[k.name], t.mentioned) ||
		slices.ContainsFunc(t.funcs[k.name], t.gives) ||
		slices.ContainsFunc(t.taken(k), t.speaks) ||
		slices.ContainsFunc(t.ranged[k.name], t.speaks)
}
