package missingexpiry

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// claims judges the claims of a token that is made.
func (c *checker) claims(use flow.Use) {
	lits, all := c.code.Literals(use.Value)
	if !all || len(lits) == 0 {
		return
	}
	for _, lit := range lits {
		if c.ends(lit) != no {
			return
		}
	}
	for _, e := range c.code.Put(use.Value) {
		if c.mayBeExp(e.Key) {
			return
		}
	}
	c.Report(gocode.Finding{
		Pos: use.Value.Pos(), End: use.Value.End(),
		Message: "a token is signed that never expires: its claims have no \"exp\"",
		Help:    "set an end, a day for the work of a session",
	})
}

// answer is no, or that there is an end or may be one.
type answer bool

const (
	no    answer = false
	maybe answer = true
)

// ends reports whether claims have an end, or may have one.
func (c *checker) ends(lit *ast.CompositeLit) answer {
	t := c.code.Info.TypeOf(lit)
	if t == nil || !flow.Keyed(lit) {
		return maybe
	}
	if _, isMap := t.Underlying().(*types.Map); isMap {
		for _, e := range c.code.Entries(lit) {
			if c.mayBeExp(e.Key) {
				return maybe
			}
		}
		return no
	}
	if _, isStruct := t.Underlying().(*types.Struct); !isStruct {
		return maybe
	}
	return c.structEnds(lit)
}

// mayBeExp reports whether the key of a claim is that of the end, or unknown.
func (c *checker) mayBeExp(key ast.Expr) bool {
	if key == nil {
		return true
	}
	for _, t := range c.code.Texts(key) {
		if text := t.String(); text == "exp" || !t.Known() {
			return true
		}
	}
	return false
}

// structEnds looks for the end in the fields of a struct: in its own, or in
// those of the standard claims inside it.
func (c *checker) structEnds(lit *ast.CompositeLit) answer {
	typ, ok := sink.TypeOf(c.code.Info, lit)
	if !ok {
		return maybe
	}
	if fields := c.table.Under(sink.End, typ); fields != nil {
		return c.has(lit, fields[0].Symbol[len(typ.Symbol)+1:])
	}
	st := c.code.Info.TypeOf(lit).Underlying().(*types.Struct)
	known := false
	for f := range st.Fields() {
		if own(f.Name()) {
			return c.has(lit, f.Name())
		}
		inner, ok := sink.OfType(f.Type())
		if !ok || c.table.Under(sink.End, inner) == nil {
			continue
		}
		known = true
		value, set := flow.Field(lit, f.Name())
		if !set && c.code.Assigned(lit, f.Name()) {
			return maybe
		}
		if set && c.valueEnds(value) == maybe {
			return maybe
		}
	}
	return answer(!known)
}

func (c *checker) valueEnds(value ast.Expr) answer {
	lits, all := c.code.Literals(value)
	if !all {
		return maybe
	}
	for _, lit := range lits {
		if c.ends(lit) == maybe {
			return maybe
		}
	}
	return no
}

// has reports whether a field is set, here or later.
func (c *checker) has(lit *ast.CompositeLit, name string) answer {
	_, set := flow.Field(lit, name)
	return answer(set || c.code.Assigned(lit, name))
}

// own reports whether the name of a field is that of an end.
func own(name string) bool {
	switch strings.ToLower(name) {
	case "exp", "expiry", "expires", "expiresat", "expiration", "expirationtime":
		return true
	}
	return false
}
