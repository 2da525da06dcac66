// Package missingexpiry finds tokens and keys that a Go program makes without
// an end.
package missingexpiry

import (
	_ "embed"
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is missing-expiry for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "missingexpiry",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("missing-expiry"),
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
	}
	for _, use := range c.code.Uses(sink.Claims) {
		c.claims(use)
	}
	for _, lit := range c.code.Composites {
		c.request(lit)
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code  *flow.Package
	table *sink.Table
}

// request judges a request for a new key.
func (c *checker) request(lit flow.Composite) {
	if !flow.Keyed(lit.CompositeLit) {
		return
	}
	var missing []string
	for _, s := range c.table.Under(sink.Expiry, lit.Of) {
		name := s.Symbol[len(lit.Of.Symbol)+1:]
		if _, set := flow.Field(lit.CompositeLit, name); set || c.code.Assigned(lit.CompositeLit, name) {
			return
		}
		missing = append(missing, fmt.Sprintf("%q", name))
	}
	if missing == nil {
		return
	}
	f := gocode.Finding{
		Pos: lit.Pos(), End: lit.End(),
		Message: fmt.Sprintf("a key is made without an end of its own: %q sets no %s", path.Base(lit.Of.Package)+"."+lit.Of.Symbol, strings.Join(missing, " or ")),
		Help:    "set an end, a day for the work of a session",
	}
	if lit.Type != nil {
		f.End = lit.Type.End()
	}
	c.Report(f)
}
