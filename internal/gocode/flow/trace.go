package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// What a trace may cost: how many texts it gives, how deep it goes, and how
// many expressions it looks at.
const (
	maxTexts = 8
	maxDepth = 12
	maxSteps = 400
)

// Texts are the texts that e may have, as far as the package tells.
func (p *Package) Texts(e ast.Expr) []Text {
	t := &tracer{Package: p, steps: maxSteps}
	return t.texts(e, nil, 0)
}

// frame binds the parameters of a function that is looked into to the
// arguments of the one call that led there.
type frame struct {
	args  map[types.Object]ast.Expr
	outer *frame
}

type tracer struct {
	*Package
	steps int
}

func (t *tracer) texts(e ast.Expr, f *frame, depth int) []Text {
	if t.steps--; t.steps < 0 || depth > maxDepth {
		return nothingKnown()
	}
	depth++
	e = ast.Unparen(e)
	if all := t.composed(e, f, depth); all != nil {
		return all
	}
	if v := t.Info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return t.constant(e, constant.StringVal(v), f, depth)
	}
	switch e := e.(type) {
	case *ast.Ident:
		return t.named(e, f, depth)
	case *ast.SelectorExpr:
		return t.named(e, f, depth)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return t.texts(e.X, f, depth)
		}
	case *ast.StarExpr:
		return t.texts(e.X, f, depth)
	case *ast.CallExpr:
		return t.call(e, f, depth)
	}
	return nothingKnown()
}

// composed takes a concatenation apart, so that each piece keeps its place.
func (t *tracer) composed(e ast.Expr, f *frame, depth int) []Text {
	b, ok := e.(*ast.BinaryExpr)
	if !ok || b.Op != token.ADD {
		return nil
	}
	return concat(t.texts(b.X, f, depth), t.texts(b.Y, f, depth))
}

// constant is the text of a literal, or of a name that stands for one.
func (t *tracer) constant(e ast.Expr, text string, f *frame, depth int) []Text {
	if o, ok := t.Object(e).(*types.Const); ok {
		if from := t.sources[o]; len(from) == 1 {
			return t.texts(from[0], f, depth)
		}
	}
	return written(text, e)
}

// named is what was assigned to a variable, a field or a parameter.
func (t *tracer) named(e ast.Expr, f *frame, depth int) []Text {
	o := t.Object(e)
	if o == nil {
		return nothingKnown()
	}
	for at := f; at != nil; at = at.outer {
		if arg, bound := at.args[o]; bound {
			return t.texts(arg, at.outer, depth)
		}
	}
	all := t.union(t.sources[o], f, depth, false)
	for _, r := range t.results[o] {
		if t.Body(r.call) != nil {
			all = append(all, t.returned(r.call, r.index, f, depth)...)
		}
	}
	return all[:min(len(all), maxTexts)]
}

// union are the texts of all the expressions.
func (t *tracer) union(from []ast.Expr, f *frame, depth int, fallback bool) []Text {
	var all []Text
	for i, e := range from {
		for _, text := range t.texts(e, f, depth) {
			if len(all) == maxTexts {
				return all
			}
			text.Fallback = text.Fallback || fallback && i > 0 || t.stopgaps[e]
			all = append(all, text)
		}
	}
	if all == nil {
		return nothingKnown()
	}
	return all
}

func (t *tracer) call(call *ast.CallExpr, f *frame, depth int) []Text {
	if from, ok := t.carries(call); ok {
		return t.texts(from, f, depth)
	}
	place, _ := sink.Called(t.Info, call)
	switch {
	case place == sink.Place{Package: "fmt", Symbol: "Sprintf"} && len(call.Args) > 0:
		return t.sprintf(call, f, depth)
	case place == sink.Place{Package: "cmp", Symbol: "Or"}:
		return t.union(call.Args, f, depth, true)
	case t.Body(call) != nil:
		return t.returned(call, 0, f, depth)
	case fallsBack(place.Symbol, call):
		return t.union(call.Args[1:], f, depth, false)
	}
	return nothingKnown()
}

// returned is what a function of the package returns for this one call.
func (t *tracer) returned(call *ast.CallExpr, index int, f *frame, depth int) []Text {
	params := t.callee(call).Signature().Params()
	inner := &frame{make(map[types.Object]ast.Expr), f}
	for i := range min(params.Len(), len(call.Args)) {
		inner.args[params.At(i)] = call.Args[i]
	}
	returns := t.Returns(t.Body(call), index)
	all := t.union(returns, inner, depth, false)
	for i := range all {
		all[i].Fallback = all[i].Fallback || len(returns) > 1
	}
	return all
}

// fallsBack reports whether a call looks like getenv("NAME", "default").
func fallsBack(symbol string, call *ast.CallExpr) bool {
	if len(call.Args) != 2 {
		return false
	}
	name := strings.ToLower(symbol[strings.LastIndexByte(symbol, '.')+1:])
	return strings.Contains(name, "env") && !strings.Contains(name, "set")
}

// sprintf fills in %s and %v; every other verb is a part that is not known.
func (t *tracer) sprintf(call *ast.CallExpr, f *frame, depth int) []Text {
	var all []Text
	for _, format := range t.texts(call.Args[0], f, depth) {
		if len(format.Pieces) != 1 || !format.Known() {
			return nothingKnown()
		}
		all = append(all, t.filled(format.Pieces[0], call.Args[1:], f, depth)...)
	}
	return all[:min(len(all), maxTexts)]
}

func (t *tracer) filled(format Piece, args []ast.Expr, f *frame, depth int) []Text {
	all := []Text{{}}
	for rest := format.Text; rest != ""; {
		plain, after, verb := strings.Cut(rest, "%")
		if plain != "" {
			all = concat(all, written(plain, format.Expr))
		}
		if !verb {
			break
		}
		n := strings.IndexFunc(after, func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%' })
		switch {
		case n < 0:
			return all
		case after[n] == '%':
			all = concat(all, written("%", format.Expr))
		case len(args) > 0 && (after[:n+1] == "s" || after[:n+1] == "v"):
			all, args = concat(all, t.texts(args[0], f, depth)), args[1:]
		default:
			all, args = concat(all, nothingKnown()), args[min(1, len(args)):]
		}
		rest = after[n+1:]
	}
	return all
}
