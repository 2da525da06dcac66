// Package flow tells where the texts come from that reach a place in Go code:
// constants, through variables, fields, concatenation, formatting, helpers that
// fall back on a default, and calls of functions in the same package.
//
// It is not sound and does not want to be. It follows what people write when
// they put a credential into code, and where it does not understand, a part of
// the text is unknown.
package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// Analyzer indexes a package once for all analyzers that follow texts.
var Analyzer = &analysis.Analyzer{
	Name:             "credflow",
	Doc:              "index where the texts of a package come from",
	Run:              func(pass *analysis.Pass) (any, error) { return index(pass), nil },
	ResultType:       reflect.TypeFor[*Package](),
	RunDespiteErrors: true,
}

// Package is the index of one package.
type Package struct {
	Info *types.Info
	Sites
	table *sink.Table
	// sources are the expressions that are assigned to a variable, a constant,
	// a field or a parameter.
	sources map[types.Object][]ast.Expr
	// results are the calls of which a variable takes one of several results.
	results map[types.Object][]result
	// entries are the values that are put into a map that is a variable.
	entries map[types.Object][]Entry
	// stopgaps are the sources that a variable only takes where it is empty.
	stopgaps map[ast.Expr]bool
	// changed are the fields that an assignment sets, outside of literals.
	changed map[types.Object]bool
	// contexts are the calls of context.WithValue.
	contexts []*ast.CallExpr
	// bodies are the functions of the package.
	bodies map[*types.Func]*ast.FuncDecl
}

// result is one of the results of a call.
type result struct {
	call  *ast.CallExpr
	index int
}

// Entry is one element of a list or a map; Key is nil in a list.
type Entry struct{ Key, Value ast.Expr }

func index(pass *analysis.Pass) *Package {
	p := &Package{
		Info:     pass.TypesInfo,
		table:    sink.Default(),
		sources:  make(map[types.Object][]ast.Expr),
		results:  make(map[types.Object][]result),
		stopgaps: make(map[ast.Expr]bool),
		changed:  make(map[types.Object]bool),
		entries:  make(map[types.Object][]Entry),
		bodies:   make(map[*types.Func]*ast.FuncDecl),
	}
	for _, f := range pass.Files {
		test := gocode.IsTest(pass.Fset.Position(f.FileStart).Filename)
		ast.Inspect(f, func(n ast.Node) bool {
			p.site(n)
			if !test {
				p.origin(n)
			}
			return true
		})
	}
	return p
}

// origin notes what one node tells of where texts come from.
func (p *Package) origin(n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if fn, ok := p.Info.Defs[n.Name].(*types.Func); ok && n.Body != nil {
			p.bodies[fn] = n
		}
	case *ast.IfStmt:
		p.stopgap(n)
	case *ast.AssignStmt:
		p.assignment(n)
	case *ast.ValueSpec:
		if len(n.Names) == len(n.Values) {
			for i, name := range n.Names {
				p.add(p.Info.Defs[name], n.Values[i])
			}
		}
	case *ast.CompositeLit:
		p.literal(n)
	case *ast.CallExpr:
		p.arguments(n)
	}
}

func (p *Package) add(to types.Object, from ast.Expr) {
	if to != nil {
		p.sources[to] = append(p.sources[to], from)
	}
}

func (p *Package) assignment(n *ast.AssignStmt) {
	if len(n.Rhs) == 1 && len(n.Lhs) > 1 {
		p.several(n.Lhs, n.Rhs[0])
		return
	}
	if len(n.Lhs) != len(n.Rhs) || n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
		return
	}
	for i, left := range n.Lhs {
		if at, ok := ast.Unparen(left).(*ast.IndexExpr); ok {
			if m := p.Object(at.X); m != nil {
				p.entries[m] = append(p.entries[m], Entry{at.Index, n.Rhs[i]})
			}
			continue
		}
		if o := p.Object(left); o != nil {
			p.changed[o] = true
		}
		p.add(p.Object(left), n.Rhs[i])
	}
}

// stopgap notes what a variable takes behind "if v == """.
func (p *Package) stopgap(n *ast.IfStmt) {
	cond, ok := ast.Unparen(n.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.EQL || !p.empty(cond.Y) {
		return
	}
	v := p.Object(cond.X)
	for _, stmt := range n.Body.List {
		a, ok := stmt.(*ast.AssignStmt)
		if ok && v != nil && len(a.Lhs) == 1 && len(a.Rhs) == 1 && p.Object(a.Lhs[0]) == v {
			p.stopgaps[a.Rhs[0]] = true
		}
	}
}

// empty reports whether an expression is the text without a letter.
func (p *Package) empty(e ast.Expr) bool {
	v := p.Info.Types[e].Value
	return v != nil && v.Kind() == constant.String && constant.StringVal(v) == ""
}

// several notes that variables take the results of one call, or the value of
// an expression that also tells whether it has one.
func (p *Package) several(to []ast.Expr, from ast.Expr) {
	call, ok := ast.Unparen(from).(*ast.CallExpr)
	if !ok {
		p.add(p.Object(to[0]), from)
		return
	}
	for i, left := range to {
		if o := p.Object(left); o != nil {
			p.results[o] = append(p.results[o], result{call, i})
		}
	}
}

// literal notes what is put into the fields of a struct.
func (p *Package) literal(n *ast.CompositeLit) {
	t := p.Info.TypeOf(n)
	if t == nil {
		return
	}
	st, ok := pointed(t).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				p.add(p.Info.Uses[key], kv.Value)
			}
		} else if i < st.NumFields() {
			p.add(st.Field(i), e)
		}
	}
}

// arguments notes what is handed to the parameters of the package's functions.
func (p *Package) arguments(call *ast.CallExpr) {
	if sink.Name(call) == "WithValue" {
		if place, _ := sink.Called(p.Info, call); place == (sink.Place{Package: "context", Symbol: "WithValue"}) {
			p.contexts = append(p.contexts, call)
		}
	}
	fn := p.callee(call)
	if fn == nil || fn.Signature().Variadic() {
		return
	}
	params := fn.Signature().Params()
	for i := range min(params.Len(), len(call.Args)) {
		p.add(params.At(i), call.Args[i])
	}
}

// callee is the function or method that a call calls, where that is certain.
func (p *Package) callee(call *ast.CallExpr) *types.Func {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		fn, _ := p.Info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := p.Info.Uses[f.Sel].(*types.Func)
		return fn
	}
	return nil
}

// Object is the variable, constant or field that an expression names, or nil.
func (p *Package) Object(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if o := p.Info.Defs[e]; o != nil {
			return o
		}
		return p.Info.Uses[e]
	case *ast.SelectorExpr:
		return p.Info.Uses[e.Sel]
	}
	return nil
}

// Imported reports whether an expression is a name of another package.
func (p *Package) Imported(e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return false
	}
	_, ok = p.Info.Uses[id].(*types.PkgName)
	return ok
}

// Sources are the expressions that are assigned to what e names in this
// package.
func (p *Package) Sources(e ast.Expr) []ast.Expr {
	if o := p.Object(e); o != nil {
		return p.sources[o]
	}
	return nil
}

// Body is the declaration of the function that a call calls, if it is one of
// this package.
func (p *Package) Body(call *ast.CallExpr) *ast.FuncDecl {
	if fn := p.callee(call); fn != nil {
		return p.bodies[fn]
	}
	return nil
}

// carries reports whether a call gives back its argument, and which.
func (p *Package) carries(call *ast.CallExpr) (ast.Expr, bool) {
	if tv, ok := p.Info.Types[call.Fun]; ok && tv.IsType() && len(call.Args) == 1 {
		return call.Args[0], true // a conversion
	}
	if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "new" && len(call.Args) == 1 {
		return call.Args[0], true
	}
	place, ok := sink.Called(p.Info, call)
	if !ok {
		return nil, false
	}
	for _, s := range sink.Default().At(place) {
		if s.Kind == sink.Carrier && s.Arg < len(call.Args) {
			return call.Args[s.Arg], true
		}
	}
	return nil, false
}

func pointed(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
