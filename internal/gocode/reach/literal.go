package reach

import (
	"go/ast"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// literal reads the permissions that are fields of a struct, and looks for the
// limit that a request for a token does without.
func (r *reader) literal(lit flow.Composite) {
	if !flow.Keyed(lit.CompositeLit) {
		return
	}
	if r.table.Is(sink.Grants, lit.Of) {
		r.permissions(lit.CompositeLit)
	}
	for _, s := range r.table.Under(sink.Limit, lit.Of) {
		name := s.Symbol[len(lit.Of.Symbol)+1:]
		if _, set := flow.Field(lit.CompositeLit, name); !set && !r.code.Assigned(lit.CompositeLit, name) {
			r.asks = append(r.asks, Ask{At: lit.CompositeLit, Unset: name})
		}
	}
}

// permissions reads Contents: Ptr("write") as the scope contents:write.
func (r *reader) permissions(lit *ast.CompositeLit) {
	ask := Ask{At: lit}
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		key, ok := kv.Key.(*ast.Ident)
		if !ok {
			continue
		}
		for _, text := range r.code.Texts(kv.Value) {
			piece, _ := text.Piece(0)
			if piece.Expr == nil || len(text.Pieces) > 1 {
				continue
			}
			s := Scope{Text: snake(key.Name) + ":" + piece.Text}
			s.Class = scopes.Of(s.Text, permissions...)
			s.Pos, s.End = piece.Span(0, len(piece.Text))
			ask.Scopes = append(ask.Scopes, s)
		}
	}
	if len(ask.Scopes) > 0 {
		r.asks = append(r.asks, ask)
	}
}

// permissions are the lists in which those of a GitHub App stand.
var permissions = []string{"github-app"}

// snake is the name of a field as JSON has it: pull_requests.
func snake(name string) string {
	var b strings.Builder
	for i, c := range name {
		if i > 0 && c >= 'A' && c <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(c)
	}
	return strings.ToLower(b.String())
}
