// Package missingpkce finds authorization-code flows of OAuth that go without
// PKCE.
package missingpkce

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is missing-pkce.
var Analyzer = &analysis.Analyzer{
	Name:             "missingpkce",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("missing-pkce"),
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
		fset:     pass.Fset,
	}
	for _, call := range c.code.Calls {
		c.call(call)
	}
	for _, lit := range c.code.Composites {
		c.config(lit)
	}
	for _, fn := range c.asking(pass.Files) {
		c.urls(fn)
	}
	for _, f := range pass.Files {
		c.requests(f)
	}
	c.exchanges()
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code  *flow.Package
	table *sink.Table
	fset  *token.FileSet
	// asked and traded are the two halves of the package's flows.
	asked, traded []*ast.CallExpr
}

// call judges the functions of x/oauth2.
func (c *checker) call(call flow.Call) {
	switch {
	case call.Is(sink.AuthURL) && len(call.Args) > 0:
		c.asked = append(c.asked, call.CallExpr)
	case call.Is(sink.NoPKCE):
		c.Report(gocode.Finding{
			Pos: call.Pos(), End: call.End(),
			Message: fmt.Sprintf("%q runs the flow without PKCE, so a stolen code is enough for a token", call.Place),
			Help:    fmt.Sprintf("use %sWithPKCE", call.Place.Symbol),
		})
	case call.Is(sink.Exchange) && len(call.Args) > 1:
		c.traded = append(c.traded, call.CallExpr)
	case call.Is(sink.Query) && len(call.Args) == 2 && c.is(call.Args[0], "code_challenge_method") && c.is(call.Args[1], "plain"):
		c.Report(gocode.Finding{
			Pos: call.Args[1].Pos(), End: call.Args[1].End(),
			Message: "the PKCE method is \"plain\", which shows the verifier to whoever sees the address",
			Help:    "use the method S256",
		})
	}
}

// requests judges the first halves of flows, those in one file.
func (c *checker) requests(f *ast.File) {
	for _, call := range c.asked {
		if f.FileStart <= call.Pos() && call.Pos() < f.FileEnd && c.protected(call, 1) == no {
			c.Report(gocode.Finding{
				Pos: call.Pos(), End: call.End(),
				Message: "the authorization has no PKCE challenge, so a stolen code is enough for a token",
				Help:    "make a verifier with oauth2.GenerateVerifier, pass oauth2.S256ChallengeOption(verifier) here and oauth2.VerifierOption(verifier) to Exchange",
				Fixes:   c.protect(f, call),
			})
		}
	}
}

// exchanges judges the second halves of flows where a first half has a challenge.
func (c *checker) exchanges() {
	if !slices.ContainsFunc(c.asked, func(call *ast.CallExpr) bool { return c.protected(call, 1) == yes }) {
		return
	}
	for _, call := range c.traded {
		if c.protected(call, 2) == no {
			c.Report(gocode.Finding{
				Pos: call.Pos(), End: call.End(), Level: gocode.Warning,
				Message: "the code is exchanged without the verifier of its PKCE challenge",
				Help:    "pass oauth2.VerifierOption with the verifier of the flow",
			})
		}
	}
}

// answer is yes, no, or that the code does not tell.
type answer uint8

const (
	no answer = iota
	yes
	unknown
)

// protected looks for a part of PKCE among the options of a call. A flow that
// is of another kind by its options counts as protected.
func (c *checker) protected(call *ast.CallExpr, first int) answer {
	best := no
	for _, o := range c.code.Variadic(call, first) {
		option, ok := ast.Unparen(o).(*ast.CallExpr)
		switch {
		case ok:
		case c.code.Imported(o): // oauth2.AccessTypeOffline and the like
			continue
		default:
			best = unknown
			continue
		}
		place, ok := sink.Called(c.code.Info, option)
		switch {
		case c.table.Is(sink.PKCE, place):
			return yes
		case c.table.Is(sink.Query, place) && len(option.Args) == 2:
			if c.oneOf(option.Args[0], "code_challenge", "code_verifier", "grant_type") {
				return yes
			}
		case !ok || c.code.Body(option) != nil:
			best = unknown
		}
	}
	return best
}

func (c *checker) is(e ast.Expr, text string) bool { return c.oneOf(e, text) }

// oneOf reports whether an expression is one of the texts.
func (c *checker) oneOf(e ast.Expr, texts ...string) bool {
	for _, t := range c.code.Texts(e) {
		for _, want := range texts {
			if t.String() == want {
				return true
			}
		}
	}
	return false
}
