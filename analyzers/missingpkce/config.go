package missingpkce

import (
	"fmt"
	"go/ast"
	"go/constant"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// config judges the configuration of a client that has a switch for PKCE and
// leaves it off.
func (c *checker) config(of flow.Composite) {
	lit := of.CompositeLit
	if len(lit.Elts) == 0 {
		return
	}
	for _, s := range c.table.Under(sink.PKCE, of.Of) {
		name := s.Symbol[len(of.Of.Symbol)+1:]
		value, set := flow.Field(lit, name)
		switch {
		case set && !c.off(value):
		case !set && (c.code.Assigned(lit, name) || !flow.Keyed(lit)):
		default:
			f := gocode.Finding{
				Pos: lit.Pos(), End: lit.End(),
				Message: fmt.Sprintf("PKCE is off unless %q is set", name),
				Help:    fmt.Sprintf("set %s: true", name),
				Fixes:   []analysis.SuggestedFix{turnOn(lit, name, value)},
			}
			if lit.Type != nil {
				f.End = lit.Type.End()
			}
			c.Report(f)
		}
	}
}

func (c *checker) off(e ast.Expr) bool {
	v := c.code.Info.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && !constant.BoolVal(v)
}

// turnOn sets the switch, in front of the first field where it is missing.
func turnOn(lit *ast.CompositeLit, name string, value ast.Expr) analysis.SuggestedFix {
	edit := analysis.TextEdit{Pos: lit.Elts[0].Pos(), End: lit.Elts[0].Pos(), NewText: []byte(name + ": true, ")}
	if value != nil {
		edit = analysis.TextEdit{Pos: value.Pos(), End: value.End(), NewText: []byte("true")}
	}
	return analysis.SuggestedFix{Message: "turn PKCE on", TextEdits: []analysis.TextEdit{edit}}
}
