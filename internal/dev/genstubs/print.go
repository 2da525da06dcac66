package main

import (
	"bytes"
	"fmt"
	"go/format"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// printer writes the declarations of one package.
type printer struct {
	*generator
	pkg     *types.Package
	imports map[string]string // paths by name
	written map[string]bool   // what a newer version has declared
	inside  map[types.Type]bool
	body    bytes.Buffer
}

// source is the stub of a package: the newest version, and what older ones
// have besides.
func (g *generator) source(versions []*types.Package) []byte {
	p := &printer{generator: g, imports: make(map[string]string), written: make(map[string]bool), inside: make(map[types.Type]bool)}
	for _, p.pkg = range versions {
		for _, o := range g.objects(p.pkg) {
			p.object(o)
		}
	}
	pkg := versions[0]
	var out bytes.Buffer
	fmt.Fprintf(&out, "package %s\n", pkg.Name())
	for _, name := range slices.Sorted(maps.Keys(p.imports)) {
		fmt.Fprintf(&out, "import %s %q\n", name, p.imports[name])
	}
	out.Write(p.body.Bytes())
	text, err := format.Source(out.Bytes())
	if err != nil {
		panic(fmt.Sprintf("%s: %v\n%s", pkg.Path(), err, out.Bytes()))
	}
	return text
}

// fresh reports whether a name has not been declared yet, and notes it.
func (p *printer) fresh(name string) bool {
	was := p.written[name]
	p.written[name] = true
	return !was
}

func (p *printer) object(o types.Object) {
	if o, ok := o.(*types.TypeName); ok {
		p.typeName(o)
		return
	}
	if !p.fresh(o.Name()) {
		return
	}
	switch o := o.(type) {
	case *types.Const:
		fmt.Fprintf(&p.body, "const %s %s = %s\n", o.Name(), p.constType(o), o.Val().ExactString())
	case *types.Var:
		fmt.Fprintf(&p.body, "var %s %s\n", o.Name(), p.typ(o.Type()))
	case *types.Func:
		p.function(o)
	}
}

// function writes a function without a body, but a generic one has to have one.
func (p *printer) function(o *types.Func) {
	params, body := o.Signature().TypeParams(), ""
	if params.Len() > 0 {
		body = " { panic(0) }"
	}
	fmt.Fprintf(&p.body, "func %s%s%s%s\n", o.Name(), p.typeParams(params), p.signature(o.Signature()), body)
}

func (p *printer) constType(o *types.Const) string {
	if b, ok := o.Type().(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		return ""
	}
	return p.typ(o.Type())
}

func (p *printer) typeName(o *types.TypeName) {
	fresh := p.fresh(o.Name())
	if o.IsAlias() && fresh {
		fmt.Fprintf(&p.body, "type %s = %s\n", o.Name(), p.typ(types.Unalias(o.Type())))
		return
	}
	named, ok := o.Type().(*types.Named)
	if !ok || o.IsAlias() {
		return
	}
	if fresh {
		fmt.Fprintf(&p.body, "type %s%s %s\n", o.Name(), p.typeParams(named.TypeParams()), p.typ(named.Underlying()))
	}
	for _, m := range p.methods(named) {
		if !p.fresh(o.Name() + "." + m.Name()) {
			continue
		}
		star := ""
		if _, ok := m.Signature().Recv().Type().(*types.Pointer); ok {
			star = "*"
		}
		fmt.Fprintf(&p.body, "func (%s%s%s) %s%s\n", star, o.Name(), typeArgs(named.TypeParams()), m.Name(), p.signature(m.Signature()))
	}
}

func (p *printer) typeParams(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	var all []string
	for i := range list.Len() {
		all = append(all, list.At(i).Obj().Name()+" "+p.typ(list.At(i).Constraint()))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func typeArgs(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	var all []string
	for i := range list.Len() {
		all = append(all, list.At(i).Obj().Name())
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (p *printer) signature(s *types.Signature) string {
	out := "("
	for i := range s.Params().Len() {
		if i > 0 {
			out += ", "
		}
		t := s.Params().At(i).Type()
		if slice, ok := t.(*types.Slice); ok && s.Variadic() && i == s.Params().Len()-1 {
			out += "..." + p.typ(slice.Elem())
		} else {
			out += p.typ(t)
		}
	}
	out += ")"
	var results []string
	for i := range s.Results().Len() {
		results = append(results, p.typ(s.Results().At(i).Type()))
	}
	if len(results) > 0 {
		out += " (" + strings.Join(results, ", ") + ")"
	}
	return out
}

// typ writes a type. What is not kept is any.
func (p *printer) typ(t types.Type) string {
	switch t := t.(type) {
	case *types.Alias:
		return p.typ(types.Unalias(t))
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return "uintptr"
		}
		return t.Name()
	case *types.Named:
		return p.namedType(t)
	case *types.Pointer:
		return "*" + p.typ(t.Elem())
	case *types.Slice:
		return "[]" + p.typ(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), p.typ(t.Elem()))
	case *types.Map:
		return "map[" + p.typ(t.Key()) + "]" + p.typ(t.Elem())
	case *types.Chan:
		return map[types.ChanDir]string{types.SendRecv: "chan ", types.SendOnly: "chan<- ", types.RecvOnly: "<-chan "}[t.Dir()] + "(" + p.typ(t.Elem()) + ")"
	case *types.Signature:
		return "func" + p.signature(t)
	case *types.Struct:
		return p.structType(t)
	case *types.Interface:
		return p.interfaceType(t)
	case *types.TypeParam:
		return t.Obj().Name()
	}
	return "any"
}

func (p *printer) namedType(t *types.Named) string {
	o := t.Obj()
	switch {
	case o.Pkg() == nil:
		return o.Name() // error, comparable
	case !p.keep[o]:
		return p.plain(t)
	}
	name := o.Name()
	if sink.Unversioned(o.Pkg().Path()) != sink.Unversioned(p.pkg.Path()) {
		name = p.importName(o.Pkg()) + "." + name
	}
	if t.TypeArgs().Len() > 0 {
		var all []string
		for i := range t.TypeArgs().Len() {
			all = append(all, p.typ(t.TypeArgs().At(i)))
		}
		name += "[" + strings.Join(all, ", ") + "]"
	}
	return name
}

// plain is a type that is not kept, by what it is made of: a text or a function
// is as good without its name.
func (p *printer) plain(t *types.Named) string {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Name()
	case *types.Signature:
		if !p.inside[t] { // a function that takes its own kind
			p.inside[t] = true
			defer delete(p.inside, t)
			return p.typ(u)
		}
	}
	return "any"
}

func (p *printer) importName(pkg *types.Package) string {
	path := sink.Unversioned(pkg.Path())
	name := pkg.Name()
	for taken, ok := p.imports[name]; ok && taken != path; taken, ok = p.imports[name] {
		name += "_"
	}
	p.imports[name] = path
	return name
}

func (p *printer) structType(t *types.Struct) string {
	out := "struct {\n"
	for i := range t.NumFields() {
		f := t.Field(i)
		switch {
		case !f.Exported():
		case !f.Embedded():
			out += f.Name() + " " + p.typ(f.Type()) + "\n"
		case p.kept(f.Type()):
			out += p.typ(f.Type()) + "\n"
		}
	}
	return out + "}"
}

func (p *printer) interfaceType(t *types.Interface) string {
	if t.NumExplicitMethods() == 0 && t.NumEmbeddeds() == 0 {
		return "any"
	}
	if t.IsMethodSet() {
		out := "interface {\n"
		for i := range t.NumMethods() {
			if m := t.Method(i); m.Exported() {
				out += m.Name() + p.signature(m.Signature()) + "\n"
			}
		}
		return out + "}"
	}
	if t.IsComparable() {
		return "comparable"
	}
	return "any"
}
