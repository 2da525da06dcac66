package grant

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Reach is a setting that gives a server everything there is.
type Reach struct {
	Text string // "--toolsets=all"
	Span source.Span
	// Known is set where it is documented that it does.
	Known bool
	// Instead is what to write, for people.
	Instead string
}

// reach finds what gives a server everything: all its tools, or all that its
// credential opens because nothing narrows it.
func reach(n *syntax.Node, srv *Server, argv []argument) []Reach {
	known, from := knownServer(srv, argv)
	var list []Reach
	narrowed := known == nil || known.Wide == ""
	if !narrowed && srv.URL != nil {
		narrowed = slices.ContainsFunc(known.Narrow.URL, func(part string) bool { return strings.Contains(srv.URL.Text, part) })
	}
	for _, s := range settingsOf(n, argv, from) {
		narrowed = narrowed || s.is(known.Narrow)
		if name := strings.ToUpper(strings.ReplaceAll(strings.TrimLeft(s.name, "-"), "-", "_")); offersTools(name) && (s.chosen == "all" || s.chosen == "*") {
			list = append(list, Reach{
				Text: s.name + "=" + s.chosen, Span: s.at, Known: known != nil && known.Confidence >= inventory.Docs, Instead: "name the tools that are needed",
			})
		}
	}
	if !narrowed {
		list = append(list, Reach{Text: known.Wide, Span: srv.Writing.Span, Instead: "name one: " + narrower(srv, known)})
	}
	return list
}

// offersTools reports whether a name is that of a list of tools.
func offersTools(name string) bool {
	return strings.HasSuffix(name, "TOOLSETS") || name == "TOOLS" || strings.HasSuffix(name, "_TOOLS") && !strings.Contains(name, "DISABLE")
}

// narrower is the setting that narrows a server, in its address or where it is
// started.
func narrower(srv *Server, known *inventory.Switched) string {
	if len(known.Narrow.URL) > 0 && srv.Command == "" {
		return known.Narrow.URL[0] + "... in the address"
	}
	return known.Narrow.Flags[0] + "=..."
}
