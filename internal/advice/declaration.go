package advice

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// Scopes are the scopes of a declaration of the levels that are wanted.
func Scopes(d *grant.Declaration, wanted func(scopes.Level) bool) []grant.Scope {
	var list []grant.Scope
	for _, s := range d.Scopes {
		if wanted(s.Level) {
			list = append(list, s)
		}
	}
	return list
}

// shownScopes is how many scopes a message spells out.
const shownScopes = 3

// Listed names scopes for a message.
func Listed(list []grant.Scope) string {
	var names []string
	for _, s := range list {
		if len(names) < shownScopes {
			names = append(names, fmt.Sprintf("%q", s.Text))
		}
	}
	text := strings.Join(names, ", ")
	if more := len(list) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// Scoped is a finding on scopes of a declaration, at the first of them.
func Scoped(doc *grant.Document, d *grant.Declaration, list []grant.Scope, message string) lint.Finding {
	f := lint.Finding{
		At:      lint.Location{File: doc.File, Span: list[0].Span, Path: list[0].Path},
		Message: message,
		Help:    cmp.Or(list[0].Instead, "leave only what the task needs, and begin with what reads"),
	}
	if list[0].Can != "" {
		f.Help = fmt.Sprintf("with %q it can %s; %s", list[0].Text, list[0].Can, f.Help)
	}
	if !d.Place.Value.Empty() && d.Place.Value != list[0].Span {
		f.Related = []lint.Location{{File: doc.File, Span: d.Place.Value, Path: d.Place.Path, Message: pointed(d)}}
	}
	return f
}

// pointed says what stands at the place of a declaration.
func pointed(d *grant.Declaration) string {
	if d.Form == grant.Job {
		return "what gets the token"
	}
	return "what is declared"
}
