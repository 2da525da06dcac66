package keyinsource

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
)

// comparisons judges the constants that credentials are compared with.
func (j *judge) comparisons() {
	for _, b := range j.code.Comparisons {
		j.compared(b.X, b.Y)
		j.compared(b.Y, b.X)
	}
}

// compared judges what a variable with the name of a credential is compared
// with: whoever reads the code knows what is let in. Only what looks made by a
// machine counts, for variables called "token" often hold words.
func (j *judge) compared(variable, constant ast.Expr) {
	v, ok := j.code.Object(variable).(*types.Var)
	if !ok || credential.ClassifyName(v.Name()) < credential.NameSecret {
		return
	}
	for _, text := range j.code.Texts(constant) {
		piece, _ := text.Piece(0)
		if piece.Expr == nil || len(text.Pieces) > 1 {
			continue
		}
		if gocode.Judge(v.Name(), piece.Text, gocode.Example).Kind != credential.Literal {
			continue
		}
		f := gocode.Finding{
			Secret:  true,
			Message: fmt.Sprintf("%q is compared with a literal credential", v.Name()),
			Help:    "whoever reads the code can get in: read it from the environment or a secrets manager, and compare with crypto/subtle",
		}
		f.Pos, f.End = piece.Span(0, len(piece.Text))
		j.Report(f)
	}
}
