package grant

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
)

// dissect reads what each literal tells of itself.
func (r *reader) dissect() {
	for _, g := range r.doc.Grants {
		if g.Kind == credential.Literal {
			a := anatomy.ReadWithin(g.Name, g.Secret, g.around, g.Type)
			g.Anatomy = &a
		}
	}
}
