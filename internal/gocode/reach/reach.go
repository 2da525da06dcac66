// Package reach tells what the credentials may do that Go code asks for: the
// scopes of an OAuth client, the permissions of a token. What a scope allows it
// knows from package scopes, by the provider of whom the code speaks.
package reach

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// Analyzer finds the asks of a package, once for all rules about scopes. It finds
// none in code that has nothing to do with agents.
var Analyzer = &analysis.Analyzer{
	Name:             "credreach",
	Doc:              "find what the credentials may do that a package asks for",
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       reflect.TypeFor[[]Ask](),
	RunDespiteErrors: true,
}

// Ask is one place that asks for a credential and says what it shall be able to
// do.
type Ask struct {
	At     ast.Node
	Scopes []Scope
	// Unset names what would limit the credential and is not there, so that it
	// may do everything.
	Unset string
}

// Scope is one thing that is asked for.
type Scope struct {
	scopes.Class
	Text     string
	Pos, End token.Pos
}

func run(pass *analysis.Pass) (any, error) {
	r := &reader{
		pass:      pass,
		code:      pass.ResultOf[flow.Analyzer].(*flow.Package),
		table:     sink.Default(),
		providers: make(map[*ast.File][]string),
	}
	if !gocode.IsAgent(pass) {
		return r.asks, nil
	}
	for _, use := range r.code.Uses(sink.Scopes) {
		r.scopes(use)
	}
	for _, use := range r.code.Uses(sink.Limit) {
		if !use.Sink.Field && r.isNil(use.Value) {
			r.asks = append(r.asks, Ask{At: use.At, Unset: use.Sink.Symbol})
		}
	}
	for _, lit := range r.code.Composites {
		r.literal(lit)
	}
	return r.asks, nil
}

type reader struct {
	pass      *analysis.Pass
	code      *flow.Package
	table     *sink.Table
	providers map[*ast.File][]string
	asks      []Ask
}

// scopes reads a list of scopes, or a text with blanks between them.
func (r *reader) scopes(use flow.Use) {
	ask := Ask{At: use.At}
	of := r.named(use)
	values := []ast.Expr{use.Value}
	if call, ok := use.At.(*ast.CallExpr); ok && use.Sink.Rest {
		values = r.code.Variadic(call, use.Sink.Arg)
	} else if !r.isText(use.Value) {
		values = nil
		for _, e := range r.code.Entries(use.Value) {
			values = append(values, e.Value)
		}
	}
	for _, v := range values {
		for _, text := range r.code.Texts(v) {
			ask.add(text, of)
		}
	}
	if len(ask.Scopes) > 0 {
		r.asks = append(r.asks, ask)
	}
}

// add takes the scopes in a text that is known as a whole.
func (a *Ask) add(text flow.Text, providers []string) {
	whole := text.String()
	from := 0
	for word := range strings.FieldsSeq(whole) {
		at := from + strings.Index(whole[from:], word)
		from = at + len(word)
		piece, in := text.Piece(at)
		if piece.Expr == nil || strings.HasPrefix(word, "$") || strings.HasSuffix(word, "/.default") {
			continue // what the registration of an app at Microsoft allows stands there
		}
		s := Scope{Class: scopes.Of(word, providers...), Text: word}
		s.Pos, s.End = piece.Span(in, in+len(word))
		a.Scopes = append(a.Scopes, s)
	}
}

func (r *reader) isText(e ast.Expr) bool {
	t := r.code.Info.TypeOf(e)
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func (r *reader) isNil(e ast.Expr) bool { return r.code.Info.Types[e].IsNil() }
