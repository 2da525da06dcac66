package reach

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode"
)

// Of are the scopes of the ask whose level is wanted.
func (a Ask) Of(wanted func(scopes.Level) bool) []Scope {
	var list []Scope
	for _, s := range a.Scopes {
		if wanted(s.Level) {
			list = append(list, s)
		}
	}
	return list
}

// shown is how many scopes a message spells out.
const shown = 3

// Finding is one about scopes, at the first of them. The format has one %s, for
// their names.
func Finding(list []Scope, format string) gocode.Finding {
	var names []string
	for _, s := range list[:min(shown, len(list))] {
		names = append(names, fmt.Sprintf("%q", s.Text))
	}
	text := strings.Join(names, ", ")
	if more := len(list) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return gocode.Finding{
		Pos: list[0].Pos, End: list[0].End,
		Message: fmt.Sprintf(format, text),
		Help:    cmp.Or(list[0].Instead, "leave only what the task needs, and begin with what reads"),
	}
}
