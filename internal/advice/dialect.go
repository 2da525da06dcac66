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

// Clients are the names of the programs that read the slot of g, without those
// of whose behaviour nobody is sure.
func Clients(g *grant.Grant) []string {
	var names []string
	for _, c := range g.Holder.Clients {
		if c.Confidence >= inventory.ThirdParty && !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// List joins names as a sentence does. The first are the most specific.
func List(names []string) string {
	const most = 3
	switch n := len(names); {
	case n > most:
		return strings.Join(names[:most], ", ") + " and others"
	case n > 1:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
