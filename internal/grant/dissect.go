package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
)

// dissect reads what each literal tells of itself, and those that stand
// together as one.
func (r *reader) dissect() {
	together := map[string][]anatomy.Part{}
	for _, g := range r.doc.Grants {
		if g.Kind != credential.Literal {
			continue
		}
		a := anatomy.ReadWithin(g.Name, g.Secret, g.around, g.Type)
		g.Anatomy = &a
		at := g.surroundings()
		together[at] = append(together[at], anatomy.Part{Name: g.Name, Anatomy: &a})
	}
	for _, parts := range together {
		anatomy.Join(parts)
	}
}

// surroundings names what a grant stands in: the object, the file, the section.
func (g *Grant) surroundings() string {
	at := string(g.Place.Path)
	return at[:max(strings.LastIndexByte(at, '/'), 0)]
}
