// Package missingaudience finds code that accepts a token without asking for
// whom it was issued, or how long it lives.
package missingaudience

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/constant"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is missing-audience.
var Analyzer = &analysis.Analyzer{
	Name:             "missingaudience",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("missing-audience"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{
		Reporter: gocode.NewReporter(pass),
		code:     pass.ResultOf[flow.Analyzer].(*flow.Package),
		table:    sink.Default(),
		mcp:      gocode.IsMCP(pass.Files),
		files:    pass.Files,
	}
	for _, f := range pass.Files {
		c.checked = c.checked || mentionsAudience(f)
	}
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				c.call(n)
			case *ast.CompositeLit:
				c.literal(n)
			case *ast.SelectorExpr:
				c.constant(n)
			}
			return true
		})
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code  *flow.Package
	table *sink.Table
	files []*ast.File
	mcp   bool // the package is a part of an MCP server
	// checked is set where the package knows of audiences: what it does with
	// them is its own business.
	checked bool
}

func (c *checker) call(call *ast.CallExpr) {
	place, ok := sink.Called(c.code.Info, call)
	switch {
	case !ok:
	case c.table.Is(sink.Lax, place):
		if len(call.Args) == 0 || !c.isTrue(call.Args[0]) {
			c.lax(call, place)
		}
	case c.table.Is(sink.Accept, place) && c.mcp && !c.checked:
		c.Report(gocode.Finding{
			Pos: call.Pos(), End: call.End(),
			Message: fmt.Sprintf("%q accepts tokens that were issued for any other service", place),
			Help:    "accept only tokens for this server: jwt.WithAudience with its address, and jwt.WithExpirationRequired, for \"exp\" is optional by default",
		})
	}
}

// literal looks for fields that turn checks off.
func (c *checker) literal(lit *ast.CompositeLit) {
	typ, ok := sink.TypeOf(c.code.Info, lit)
	if !ok {
		return
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, ok := kv.Key.(*ast.Ident)
		if ok && c.table.Is(sink.Lax, typ.Field(key.Name)) && c.isTrue(kv.Value) {
			c.lax(kv, typ.Field(key.Name))
		}
	}
}

// constant looks for values that stand for no check at all.
func (c *checker) constant(sel *ast.SelectorExpr) {
	if !c.code.Imported(sel) {
		return
	}
	if place, ok := sink.Assigned(c.code.Info, sel); ok && c.table.Is(sink.Lax, place) && laxities[place.Symbol].value {
		c.lax(sel, place)
	}
}

func (c *checker) lax(n ast.Node, place sink.Place) {
	l, ok := laxities[place.Symbol]
	if !ok || l.audience && c.checked || c.calls(n, l.unless) {
		return
	}
	c.Report(gocode.Finding{
		Pos: n.Pos(), End: n.End(),
		Message: fmt.Sprintf("%q makes the program accept %s", place, l.accepts),
		Help:    "leave it out",
	})
}

func (c *checker) isTrue(e ast.Expr) bool {
	v := c.code.Info.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && constant.BoolVal(v)
}
