// Package longexpiry finds tokens and keys to which a Go program gives a life
// longer than a session of work.
package longexpiry

import (
	_ "embed"
	"fmt"
	"go/ast"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is long-expiry for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "longexpiry",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("long-expiry"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{gocode.NewReporter(pass), pass.ResultOf[flow.Analyzer].(*flow.Package)}
	kinds := []sink.Kind{sink.End, sink.Expiry}
	if gocode.IsMCP(pass.Files) {
		kinds = append(kinds, sink.AgentEnd)
	}
	for _, use := range c.code.Uses(kinds...) {
		c.life(use.Value)
	}
	for _, use := range c.code.Uses(sink.Claims) {
		c.claims(use.Value)
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code *flow.Package
}

// claims judges the end in claims that are a map.
func (c *checker) claims(e ast.Expr) {
	lits, _ := c.code.Literals(e)
	entries := c.code.Put(e)
	for _, lit := range lits {
		entries = append(entries, c.code.Entries(lit)...)
	}
	for _, entry := range entries {
		if entry.Key != nil && c.isExp(entry.Key) {
			c.life(entry.Value)
		}
	}
}

func (c *checker) isExp(key ast.Expr) bool {
	for _, t := range c.code.Texts(key) {
		if t.String() == "exp" {
			return true
		}
	}
	return false
}

// life reports an end that is late. Which is too late the driver decides; under
// go vet it is after a day.
func (c *checker) life(e ast.Expr) {
	life, ok := c.code.Life(e)
	if !ok || life <= 0 {
		return
	}
	c.Report(gocode.Finding{
		Pos: e.Pos(), End: e.End(), Life: life,
		Message: fmt.Sprintf("what is issued here lives for %s", words(life)),
		Help:    "issue it for a day or less, and again when it is needed",
	})
}

// words are the largest units of a duration that is longer than an hour.
func words(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= 2*365*day:
		return fmt.Sprintf("%d years", d/(365*day))
	case d >= 2*day:
		return fmt.Sprintf("%d days", d/day)
	}
	return fmt.Sprintf("%d hours", (d+time.Hour-1)/time.Hour)
}
