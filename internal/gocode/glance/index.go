package glance

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// index tells what is assigned in a package to things of a name. What package flow
// keeps by the thing itself is here one for all that are called alike and stand in
// one scope (see key).
type index struct {
	scopes
	// sources are the expressions whose value something takes, other than from a
	// call. loose are those that a field takes which is not named.
	sources map[key][]ast.Expr
	loose   []ast.Expr
	// ranged are the expressions whose elements something of that name takes.
	ranged map[string][]ast.Expr
	// funcs are the functions and methods, declarations the types with which
	// variables, parameters, fields and methods of interfaces are declared.
	funcs        map[string][]*ast.FuncDecl
	declarations map[string][]ast.Expr
	// types are those of the package that are no structs or interfaces, as they are
	// declared; cases are what values are compared with, types among them.
	types map[string][]ast.Expr
	cases []ast.Expr
	// own are the types of the package, aliases the other names for types.
	own, aliases map[string]bool
	// variables are the names of variables, parameters and fields; declared are
	// those of everything that is not another package's.
	variables, declared map[string]bool
	// params are the places of parameters, and calls those of something of a name.
	params map[key]param
	calls  map[string][]*ast.CallExpr
	lists  map[*ast.CompositeLit]bool // literals without a type that are no structs
	// composites, assignments, selections and comparisons are all those of the
	// package in which something of the table of sinks may stand.
	composites  []*ast.CompositeLit
	assignments []*ast.AssignStmt
	selections  []*ast.SelectorExpr
	comparisons []*ast.BinaryExpr
}

// param is the place of a parameter in the functions of a name.
type param struct {
	function string
	index    int
}

func indexOf(files []*ast.File) *index {
	x := &index{
		scopes:       scopesOf(files),
		sources:      make(map[key][]ast.Expr),
		ranged:       make(map[string][]ast.Expr),
		funcs:        make(map[string][]*ast.FuncDecl),
		declarations: make(map[string][]ast.Expr),
		types:        make(map[string][]ast.Expr),
		own:          make(map[string]bool),
		aliases:      make(map[string]bool),
		variables:    make(map[string]bool),
		declared:     make(map[string]bool),
		params:       make(map[key]param),
		calls:        make(map[string][]*ast.CallExpr),
		lists:        make(map[*ast.CompositeLit]bool),
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			x.node(n)
			return true
		})
	}
	return x
}

func (x *index) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		x.function(n)
	case *ast.TypeSpec:
		x.typ(n)
	case *ast.GenDecl:
		x.values(n)
	case *ast.Field:
		for _, name := range n.Names {
			x.variable(name)
			x.declarations[name.Name] = append(x.declarations[name.Name], n.Type)
		}
	case *ast.RangeStmt:
		for _, e := range []ast.Expr{n.Key, n.Value} {
			x.variable(e)
			if name := nameOf(e); name != "" {
				x.ranged[name] = append(x.ranged[name], n.X)
			}
		}
	case *ast.CaseClause:
		x.cases = append(x.cases, n.List...)
	case *ast.AssignStmt:
		x.assignment(n)
	case *ast.CompositeLit:
		x.literal(n)
	case *ast.CallExpr:
		if name := sink.Name(n); name != "" {
			x.calls[name] = append(x.calls[name], n)
		}
	case *ast.SelectorExpr:
		if len(sink.Default().Globals(n.Sel.Name))+len(omissible()[n.Sel.Name]) > 0 {
			x.selections = append(x.selections, n)
		}
	case *ast.BinaryExpr:
		if (n.Op == token.EQL || n.Op == token.NEQ) && !isNil(n.X) && !isNil(n.Y) {
			x.comparisons = append(x.comparisons, n)
		}
	}
}

func (x *index) typ(n *ast.TypeSpec) {
	name := n.Name.Name
	x.declared[name] = true
	if n.Assign.IsValid() {
		x.aliases[name] = true
	} else {
		x.own[name] = true
	}
	switch n.Type.(type) {
	case *ast.StructType, *ast.InterfaceType:
	default:
		x.types[name] = append(x.types[name], n.Type)
	}
}

func (x *index) variable(e ast.Expr) {
	if id, ok := e.(*ast.Ident); ok {
		x.declare(id)
		x.declared[id.Name] = true
		x.variables[id.Name] = true
	}
}

// values notes constants and variables. A constant without a value has that of the
// one before it.
func (x *index) values(d *ast.GenDecl) {
	var before []ast.Expr
	for _, s := range d.Specs {
		s, ok := s.(*ast.ValueSpec)
		if !ok {
			continue
		}
		if len(s.Values) > 0 || d.Tok != token.CONST {
			before = s.Values
		}
		for i, name := range s.Names {
			x.declared[name.Name] = true
			x.declare(name)
			if d.Tok == token.VAR {
				x.variables[name.Name] = true
			}
			if s.Type != nil {
				x.declarations[name.Name] = append(x.declarations[name.Name], s.Type)
			}
			x.add(name, at(before, i))
		}
	}
}

// at is the expression at an index, or the only one, which then gives several
// values.
func at(all []ast.Expr, i int) ast.Expr {
	switch {
	case len(all) == 1:
		return all[0]
	case i < len(all):
		return all[i]
	}
	return nil
}

func (x *index) add(to, from ast.Expr) {
	if from == nil || nameOf(to) == "_" {
		return
	}
	for _, k := range x.keys(to) {
		x.sources[k] = append(x.sources[k], from)
	}
}

func (x *index) assignment(n *ast.AssignStmt) {
	if slices.ContainsFunc(n.Lhs, isField) {
		x.assignments = append(x.assignments, n)
	}
	for i, left := range n.Lhs {
		if n.Tok == token.DEFINE {
			x.variable(left)
		}
		left = ast.Unparen(left)
		if element, ok := left.(*ast.IndexExpr); ok {
			left = element.X
		}
		x.add(left, at(n.Rhs, i))
	}
}

// isField reports whether an expression has the name of a field or a variable that
// is a sink.
func isField(e ast.Expr) bool {
	name := nameOf(e)
	return name != "" && len(sink.Default().Fields(name))+len(sink.Default().Globals(name)) > 0
}

// literal notes what the fields of a struct take.
func (x *index) literal(n *ast.CompositeLit) {
	if slices.ContainsFunc(n.Elts, func(e ast.Expr) bool { kv, ok := e.(*ast.KeyValueExpr); return ok && isField(kv.Key) }) {
		x.composites = append(x.composites, n)
	}
	list := x.lists[n]
	var element ast.Expr
	switch t := n.Type.(type) {
	case *ast.ArrayType:
		list, element = true, t.Elt
	case *ast.MapType:
		list, element = true, t.Value
	}
	for _, e := range n.Elts {
		kv, keyed := e.(*ast.KeyValueExpr)
		if keyed {
			e = kv.Value
		}
		switch inner, ok := e.(*ast.CompositeLit); {
		case ok && inner.Type == nil && isList(element):
			x.lists[inner] = true
		case keyed:
			if key, ok := kv.Key.(*ast.Ident); ok {
				x.sources[field(key.Name)] = append(x.sources[field(key.Name)], e)
			}
		case !list:
			x.loose = append(x.loose, e)
		}
	}
}

func isList(typ ast.Expr) bool {
	switch typ.(type) {
	case *ast.ArrayType, *ast.MapType:
		return true
	}
	return false
}

func (x *index) function(n *ast.FuncDecl) {
	name := n.Name.Name
	x.declared[name] = true
	x.funcs[name] = append(x.funcs[name], n)
	i := 0
	for _, f := range n.Type.Params.List {
		for _, p := range f.Names {
			x.params[key{x.scope(p.Pos()), p.Name}] = param{name, i}
			i++
		}
	}
}

// taken are the expressions whose value something takes.
func (x *index) taken(k key) []ast.Expr {
	all := slices.Clip(x.sources[k])
	if p, ok := x.params[k]; ok {
		for _, call := range x.calls[p.function] {
			if p.index < len(call.Args) {
				all = append(all, call.Args[p.index])
			}
		}
	}
	return all
}
