// Package cleartexttransport finds addresses in Go code to which credentials go
// over a connection that anyone on the way can read.
package cleartexttransport

import (
	_ "embed"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is cleartext-transport for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "cleartexttransport",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("cleartext-transport"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{gocode.NewReporter(pass), pass.ResultOf[flow.Analyzer].(*flow.Package)}
	for _, use := range c.code.Uses(sink.URL, sink.Server) {
		c.use(use)
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code *flow.Package
}

// use judges the addresses that may reach a place. A server of MCP may ask for no
// credential; every other place sends one.
func (c *checker) use(use flow.Use) {
	for _, text := range c.code.Texts(use.Value) {
		scheme, host := credential.InClear(text.String())
		piece, _ := text.Piece(0)
		if host == "" || piece.Expr == nil {
			continue
		}
		f := gocode.Finding{Help: fmt.Sprintf("use %ss:// or reach the service through a tunnel on localhost", scheme)}
		f.Pos, f.End = piece.Span(0, len(piece.Text))
		f.Message = fmt.Sprintf("%q sends credentials over %s, which anyone on the way to %q can read", use.Sink.Place(), scheme, host)
		if use.Sink.Kind == sink.Server {
			f.Message = fmt.Sprintf("%q speaks %s, so anyone on the way to %q can read each token and each answer", use.Sink.Place(), scheme, host)
			f.Level = gocode.Warning
		}
		f.Related = use.Elsewhere(f.Pos)
		c.Report(f)
	}
}
