package anatomy

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/credential/scopes"
)

// maxScopes bounds the scopes that are looked at.
const maxScopes = 200

// scoped derives the reach from a list of scopes. Only when every one of them
// is for reading the whole is.
func (a *Anatomy) scoped(list []string) {
	if len(list) == 0 {
		return
	}
	readers := 0
	for _, s := range list[:min(len(list), maxScopes)] {
		switch level := scopes.Of(s).Level; {
		case level.Broad():
			a.Reach = formats.Admin
			a.scopeNote(list)
			return
		case level.Reads():
			readers++
		}
	}
	switch {
	case readers == len(list):
		a.Reach = formats.ReadOnly
	case a.Reach == formats.UnknownReach || a.Reach == formats.Depends:
		a.Reach = formats.Restricted
	}
	a.scopeNote(list)
}

// shownScopes is how many scopes a note spells out.
const shownScopes = 4

func (a *Anatomy) scopeNote(list []string) {
	shown := list[:min(len(list), shownScopes)]
	text := "scopes: " + strings.Join(shown, ", ")
	if more := len(list) - len(shown); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	a.note(text)
}
