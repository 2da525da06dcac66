package glance

import (
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// What a question for texts may cost: how many expressions it looks at, how many
// texts it gives, and how often one stands in another.
const (
	maxSteps = 1000
	maxTexts = 50
	maxDepth = 4
)

// unknown stands in a text for what is not written in the package.
const unknown = "${unknown}"

// texts are all that may be written in the package and be the value of an
// expression, or a part of it. Where it is open, there may be more.
type texts struct {
	all  map[string]bool
	open bool
}

// any reports whether one of the texts is such, or may be.
func (t texts) any(is func(string) bool) bool {
	for text := range t.all {
		if is(text) {
			return true
		}
	}
	return t.open
}

// textsOf are the texts that reach an expression.
func (l *looker) textsOf(e ast.Expr) texts { return l.trace(e, 0, new(int)) }

func (l *looker) trace(e ast.Expr, depth int, steps *int) texts {
	t := &tracer{looker: l, depth: depth, steps: steps, texts: texts{all: make(map[string]bool)}, seen: make(map[key]bool)}
	if depth > maxDepth {
		t.open = true
	} else {
		t.follow(e)
	}
	return t.texts
}

// tracer goes back from one expression.
type tracer struct {
	*looker
	texts
	seen  map[key]bool // the names that it went through
	depth int
	steps *int // of the whole question
}

func (t *tracer) add(text string) {
	t.all[text] = true
	t.open = t.open || len(t.all) > maxTexts
}

func (t *tracer) follow(e ast.Expr) {
	if *t.steps++; t.open || *t.steps > maxSteps {
		t.open = true
		return
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			t.add(written(e))
		}
	case *ast.ParenExpr:
		t.follow(e.X)
	case *ast.UnaryExpr:
		t.follow(e.X)
	case *ast.StarExpr:
		t.follow(e.X)
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			t.joined(t.part(e.X), t.part(e.Y))
		}
	case *ast.Ident:
		t.named(e)
	case *ast.SelectorExpr:
		t.selected(e)
	case *ast.FuncLit:
		t.returned(e.Body)
	case *ast.CompositeLit:
		t.elements(e)
	case *ast.CallExpr:
		t.called(e)
	}
}

func (t *tracer) followAll(all []ast.Expr) {
	for _, e := range all {
		t.follow(e)
	}
}

// joined adds all texts of which the parts are, in a row.
func (t *tracer) joined(parts ...[]string) {
	all := []string{""}
	for _, part := range parts {
		var longer []string
		for _, a := range all {
			for _, b := range part {
				longer = append(longer, a+b)
			}
		}
		if all = longer; len(all) > maxTexts {
			t.open = true
			return
		}
	}
	for _, text := range all {
		t.add(text)
	}
}

// part are the texts of a part of an expression.
func (t *tracer) part(e ast.Expr) []string {
	part := t.trace(e, t.depth+1, t.steps)
	t.open = t.open || part.open
	return append(slices.Collect(maps.Keys(part.all)), unknown)
}

// named goes on with everything of a name.
func (t *tracer) named(e ast.Expr) {
	for _, k := range t.index.keys(e) {
		if t.seen[k] {
			continue
		}
		t.seen[k] = true
		t.followAll(t.index.taken(k))
		for _, fn := range t.index.funcs[k.name] {
			t.returned(fn.Body)
		}
	}
}

func (t *tracer) selected(e *ast.SelectorExpr) {
	x := t.index
	if id, ok := e.X.(*ast.Ident); ok {
		t.open = t.open || t.constant(id.Name, e.Sel.Name)
		if !x.declared[id.Name] {
			return
		}
	}
	t.named(e)
	if all := (key{scope: fields}); !t.seen[all] {
		t.seen[all] = true
		t.followAll(x.loose)
	}
}

func (t *tracer) returned(body *ast.BlockStmt) {
	if body == nil {
		return
	}
	ast.Inspect(body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok {
			t.followAll(r.Results)
		}
		return true
	})
}

func (t *tracer) elements(lit *ast.CompositeLit) {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		t.follow(e)
	}
}

// called goes on with what a call may give back: what a function of the package
// returns, or its arguments.
func (t *tracer) called(call *ast.CallExpr) {
	name := sink.Name(call)
	if name == "Sprintf" && len(call.Args) > 0 {
		t.formatted(call)
	}
	for _, fn := range t.index.funcs[name] {
		t.returned(fn.Body)
	}
	if len(call.Args) == 1 && name != "Sprintf" || name == "append" || name == "Or" || strings.Contains(strings.ToLower(name), "env") ||
		sink.Among(sink.Carrier, t.table.Functions(name)) {
		t.followAll(call.Args)
	}
}

// formatted adds the texts of fmt.Sprintf.
func (t *tracer) formatted(call *ast.CallExpr) {
	for _, format := range t.part(call.Args[0]) {
		if format != unknown {
			t.joined(t.filled(format, call.Args[1:])...)
		}
	}
}

// filled are the parts of a format, with what stands in place of each verb.
func (t *tracer) filled(format string, args []ast.Expr) [][]string {
	var parts [][]string
	for rest := format; rest != ""; {
		plain, after, verb := strings.Cut(rest, "%")
		parts = append(parts, []string{plain})
		n := strings.IndexFunc(after, func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%' })
		switch {
		case !verb || n < 0:
			return parts
		case after[n] == '%':
			parts = append(parts, []string{"%"})
		case len(args) > 0:
			parts, args = append(parts, t.part(args[0])), args[1:]
		default:
			parts = append(parts, []string{unknown})
		}
		rest = after[n+1:]
	}
	return parts
}
