// Package secretinlog finds credentials that a Go program writes to a log, an
// output or an error.
package secretinlog

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is secret-in-log.
var Analyzer = &analysis.Analyzer{
	Name:             "secretinlog",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("secret-in-log"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{gocode.NewReporter(pass), pass.ResultOf[flow.Analyzer].(*flow.Package)}
	for _, call := range c.code.Calls {
		if call.Is(sink.Log) || call.Is(sink.Print) {
			c.call(call)
		}
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code *flow.Package
}

// call judges what is handed to a log.
func (c *checker) call(call flow.Call) {
	for i, arg := range call.Args {
		if !placed(call.CallExpr, i) {
			c.argument(arg, path.Base(call.Place.Package)+"."+call.Place.Symbol)
		}
	}
}

func (c *checker) argument(e ast.Expr, to string) {
	e = ast.Unparen(e)
	if b, ok := e.(*ast.BinaryExpr); ok && b.Op == token.ADD {
		c.argument(b.X, to)
		c.argument(b.Y, to)
		return
	}
	what := c.credential(e)
	if what == "" {
		return
	}
	c.Report(gocode.Finding{
		Pos: e.Pos(), End: e.End(),
		Message: fmt.Sprintf("%s is written by %q", what, to),
		Help:    "leave it out, or write a name or the last characters of it",
	})
}

// credential says what credential an expression is, or nothing.
func (c *checker) credential(e ast.Expr) string {
	if at, ok := sink.TypeOf(c.code.Info, e); ok {
		switch at {
		case sink.Place{Package: "net/http", Symbol: "Header"}:
			return "a header with its credentials"
		case sink.Place{Package: "golang.org/x/oauth2", Symbol: "Token"}:
			return "a token with all its parts"
		}
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		return c.origin(e)
	case *ast.Ident, *ast.SelectorExpr:
		return c.named(e)
	}
	return ""
}

// named judges a variable or a field by its name and by what it was set to.
func (c *checker) named(e ast.Expr) string {
	o, ok := c.code.Object(e).(*types.Var)
	if !ok || !isText(o.Type()) {
		return ""
	}
	for _, from := range c.code.Sources(e) {
		if call, ok := ast.Unparen(from).(*ast.CallExpr); ok {
			if what := c.origin(call); what != "" {
				return what
			}
		}
	}
	if gocode.Speaks(o.Name()) {
		return fmt.Sprintf("the credential in %q", o.Name())
	}
	return ""
}

// isText reports whether a type is that of texts and bytes.
func isText(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Kind() == types.String
	case *types.Slice:
		b, ok := t.Elem().(*types.Basic)
		return ok && b.Kind() == types.Byte
	}
	return false
}
