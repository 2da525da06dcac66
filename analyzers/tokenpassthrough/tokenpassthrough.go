// Package tokenpassthrough finds MCP servers that hand the token of a request on
// to another service.
package tokenpassthrough

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is token-passthrough.
var Analyzer = &analysis.Analyzer{
	Name:             "tokenpassthrough",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("token-passthrough"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{
		Reporter: gocode.NewReporter(pass),
		code:     pass.ResultOf[flow.Analyzer].(*flow.Package),
	}
	if !gocode.IsMCP(pass.Files) {
		return c.Findings(), nil
	}
	c.collect(pass.Files)
	for _, use := range c.code.Uses(sink.Named, sink.Token, sink.APIKey) {
		if use.Sink.Kind == sink.Named && !c.authorizes(use) || c.inward(use) {
			continue
		}
		if from := c.code.Reaches(use.Value, c.incoming); from != nil {
			c.Report(gocode.Finding{
				Pos: use.At.Pos(), End: use.At.End(),
				Message: fmt.Sprintf("the token of the request to this server is passed on to another service through %q", use.Sink.Place()),
				Help:    "accept only tokens for this server, and get one of its own for the other service, as by token exchange (RFC 8693)",
				Related: []analysis.RelatedInformation{{Pos: from.Pos(), End: from.End(), Message: "the token comes in here"}},
			})
		}
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code *flow.Package
	// requests are the parameters that hold a request to this server.
	requests map[any]bool
	// outgoing are the functions that send requests for somebody else.
	outgoing [][2]token.Pos
}

// collect finds the parameters of functions that are requests. A RoundTripper
// gets one too, but one that goes out.
func (c *checker) collect(files []*ast.File) {
	c.requests = make(map[any]bool)
	params := func(t *ast.FuncType) {
		for _, field := range t.Params.List {
			for _, name := range field.Names {
				if o := c.code.Info.Defs[name]; o != nil && c.isRequest(name) {
					c.requests[o] = true
				}
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "RoundTrip" {
					c.outgoing = append(c.outgoing, [2]token.Pos{n.Pos(), n.End()})
					return false
				}
				params(n.Type)
			case *ast.FuncLit:
				params(n.Type)
			}
			return true
		})
	}
}

// isRequest reports whether a name is a request of HTTP or of MCP.
func (c *checker) isRequest(e ast.Expr) bool {
	place, ok := sink.TypeOf(c.code.Info, e)
	return ok && (place == sink.Place{Package: "net/http", Symbol: "Request"} || sink.Default().Is(sink.Incoming, place.Field("Header")))
}

// incoming reports whether an expression is the Authorization header of a
// request to this server: Header.Get of a parameter's header.
func (c *checker) incoming(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || !c.isAuthorization(call.Args[0]) {
		return false
	}
	place, ok := sink.Called(c.code.Info, call)
	if !ok || !sink.Default().Is(sink.Incoming, place) {
		return false
	}
	get := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return c.ofRequest(get.X)
}

// ofRequest reports whether an expression is the header of a request's
// parameter: r.Header, request.Header, req.Extra.Header.
func (c *checker) ofRequest(e ast.Expr) bool {
	for {
		sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
		if !ok {
			break
		}
		if place, ok := sink.Assigned(c.code.Info, sel); ok && sink.Default().Is(sink.Incoming, place) && place.Package != "net/http" {
			return true
		}
		e = sel.X
	}
	return c.requests[c.code.Object(e)]
}

// authorizes reports whether a header is set that a service takes a token from.
func (c *checker) authorizes(use flow.Use) bool {
	return use.Name != nil && c.isAuthorization(use.Name)
}

func (c *checker) isAuthorization(e ast.Expr) bool {
	for _, t := range c.code.Texts(e) {
		if strings.EqualFold(t.String(), "Authorization") {
			return true
		}
	}
	return false
}

// inward reports whether a header is set on a request to this server itself, as
// a handler does before it calls the next one.
func (c *checker) inward(use flow.Use) bool {
	call, ok := use.At.(*ast.CallExpr)
	if !ok {
		return false
	}
	set, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && c.ofRequest(set.X)
}
