// Package missingaudience finds code that accepts a token without asking for
// whom it was issued, or how long it lives.
package missingaudience

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/constant"
	"slices"
	"sync"

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
		checked:  sync.OnceValue(func() bool { return slices.ContainsFunc(pass.Files, mentionsAudience) }),
	}
	for _, call := range c.code.Calls {
		c.call(call)
	}
	for _, lit := range c.code.Composites {
		c.literal(lit)
	}
	for _, name := range c.code.Mentions {
		c.constant(name)
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code  *flow.Package
	table *sink.Table
	files []*ast.File
	mcp   bool // the package is a part of an MCP server
	// checked tells whether the package knows of audiences: what it does with
	// them is its own business.
	checked func() bool
}

func (c *checker) call(call flow.Call) {
	switch {
	case call.Is(sink.Lax):
		if len(call.Args) == 0 || !c.isTrue(call.Args[0]) {
			c.lax(call, call.Place)
		}
	case call.Is(sink.Accept) && c.mcp && !c.checked():
		c.Report(gocode.Finding{
			Pos: call.Pos(), End: call.End(),
			Message: fmt.Sprintf("%q accepts tokens that were issued for any other service", call.Place),
			Help:    "accept only tokens for this server: jwt.WithAudience with its address, and jwt.WithExpirationRequired, for \"exp\" is optional by default",
		})
	}
}

// literal looks for fields that turn checks off.
func (c *checker) literal(lit flow.Composite) {
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, ok := kv.Key.(*ast.Ident)
		if ok && c.table.Is(sink.Lax, lit.Of.Field(key.Name)) && c.isTrue(kv.Value) {
			c.lax(kv, lit.Of.Field(key.Name))
		}
	}
}

// constant looks for values that stand for no check at all.
func (c *checker) constant(name flow.Mention) {
	if c.table.Is(sink.Lax, name.Place) && laxities[name.Place.Symbol].value {
		c.lax(name, name.Place)
	}
}

func (c *checker) lax(n ast.Node, place sink.Place) {
	l, ok := laxities[place.Symbol]
	if !ok || l.audience && c.checked() || c.calls(n, l.unless) {
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
