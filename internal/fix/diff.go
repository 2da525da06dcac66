package fix

import (
	"cmp"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
)

// Diff is the change of a file as a unified diff in which no secret can be
// read: neither the one that goes nor those that stay.
func (r *Result) Diff() string {
	path := r.Before.File.Path
	return string(diff.Diff("a/"+path, masked(r.Before, r.Before), "b/"+path, masked(r.After, r.Before)))
}

// masked is the text of a document without its secrets and those of another.
func masked(doc, other *grant.Document) []byte {
	var out []byte
	at := 0
	for _, s := range secrets(doc) {
		if s.Start < at {
			at = max(at, s.End)
			continue
		}
		out = append(append(out, doc.File.Content[at:s.Start]...), source.Mask...)
		at = s.End
	}
	text := string(append(out, doc.File.Content[at:]...))
	return []byte(source.HideOpaque(other.File.Scrub(doc.File.Scrub(text))))
}

// secrets are the places of the literals of a document, in order.
func secrets(doc *grant.Document) []source.Span {
	var out []source.Span
	for _, g := range doc.Grants {
		if g.Kind == credential.Literal || g.Kind == credential.Weak {
			out = append(out, doc.File.Whole(g.Place.Value))
		}
	}
	slices.SortFunc(out, func(a, b source.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return out
}
