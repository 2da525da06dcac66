package advice

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
)

// Reference is how the clients want a reference to the variable name to be
// written in the slot of g, or empty where there is no way.
func Reference(g *grant.Grant, name string) string {
	if g.Dialect == nil || !reaches(g.Dialect, g.Field) {
		return ""
	}
	return strings.ReplaceAll(g.Dialect.Prefer, "NAME", name)
}

// Expands reports whether a notation is expanded in the slot of g.
func Expands(g *grant.Grant, syntax credential.Syntax) bool {
	return g.Dialect != nil && reaches(g.Dialect, g.Field) && slices.Contains(g.Dialect.Expands, string(syntax))
}

// reaches reports whether references are expanded in a field. A slot that is
// no field of a server has a dialect of its own, without such limits.
func reaches(d *inventory.Dialect, field string) bool {
	return len(d.Fields) == 0 || field == "" || slices.Contains(d.Fields, field)
}

// Client is the name of the most specific program that reads the slot of g and
// whose dialect is known well enough to speak of it, or empty.
func Client(g *grant.Grant) string {
	for _, c := range g.Holder.Clients {
		if c.Dialect.Known && c.Confidence >= inventory.ThirdParty {
			return c.Name
		}
	}
	return ""
}
