package fix

import (
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
)

// unasked says that a fix would take out a credential although no finding is on
// it: the user ignores that one, or runs other rules.
func (s *session) unasked(x *lint.Fix) string {
	for _, m := range x.Moved {
		on := func(f lint.Finding) bool { return f.Grant != nil && f.Grant.Place.Value == m.Grant.Place.Value }
		if m.Grant != nil && !slices.ContainsFunc(s.now.Findings, on) {
			return fmt.Sprintf("that would also take out %s, of which no finding speaks", m.Name)
		}
	}
	return ""
}

// clash says that a fix would keep a credential where another one is kept.
func clash(moved []lint.Moved, kept *lint.Kept) string {
	own := lint.NewKept(moved)
	for _, m := range moved {
		other := func(s credential.Secret) bool { return !s.Same(m.Secret) }
		if m.Name != "" && (slices.ContainsFunc(kept.At(m.Entry), other) || slices.ContainsFunc(own.At(m.Entry), other)) {
			return fmt.Sprintf("another credential is to be kept as %q too: rename one, or choose another place with --at", m.Entry)
		}
	}
	return ""
}
