package advice

import (
	"iter"
	"slices"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// Literals yields the credentials in clear text that are granted by one of the
// routes. Published default passwords of local development are none.
func Literals(doc *grant.Document, routes ...grant.Route) iter.Seq[*grant.Grant] {
	return func(yield func(*grant.Grant) bool) {
		for _, g := range doc.Grants {
			if IsLiteral(g) && slices.Contains(routes, g.Route) && !yield(g) {
				return
			}
		}
	}
}

// IsLiteral reports whether g is a credential in clear text.
func IsLiteral(g *grant.Grant) bool {
	return g.Kind == credential.Literal
}

// Finding is the finding on a literal, with the help that fits its client.
func Finding(g *grant.Grant, message string) lint.Finding {
	f := lint.Finding{
		At:      lint.Location{File: g.Place.File, Span: g.Place.Value, Path: g.Place.Path},
		Message: message + Remarks(g),
		Help:    Help(g),
		Grant:   g,
	}
	if g.Unchecked && g.Type == "" { // a token of a known format speaks for itself
		f.Severity = Severity(lint.Warning)
	}
	return f
}

// Severity is a severity for a finding that differs from its rule's.
func Severity(s lint.Severity) *lint.Severity { return &s }
