package anatomy

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// maxScopes bounds the scopes that are looked at.
const maxScopes = 200

// scoped derives the reach from a list of scopes. Only when every one of them
// is for reading the whole is.
func (a *Anatomy) scoped(scopes []string) {
	if len(scopes) == 0 {
		return
	}
	readers := 0
	for _, s := range scopes[:min(len(scopes), maxScopes)] {
		switch {
		case omnipotent(s):
			a.Reach = formats.Admin
			a.scopeNote(scopes)
			return
		case onlyReads(s):
			readers++
		}
	}
	switch {
	case readers == len(scopes):
		a.Reach = formats.ReadOnly
	case a.Reach == formats.UnknownReach || a.Reach == formats.Depends:
		a.Reach = formats.Restricted
	}
	a.scopeNote(scopes)
}

// shownScopes is how many scopes a note spells out.
const shownScopes = 4

func (a *Anatomy) scopeNote(scopes []string) {
	shown := scopes[:min(len(scopes), shownScopes)]
	text := "scopes: " + strings.Join(shown, ", ")
	if more := len(scopes) - len(shown); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	a.note(text)
}

// omnipotent reports whether a scope stands for everything.
func omnipotent(scope string) bool {
	switch strings.ToLower(scope) {
	case "*", "*:*", "admin", "all", "root", "owner", "superuser", "service_role", "system:masters", "global_admin", "admin:*", "applied-permissions/admin":
		return true
	}
	return false
}

// readers are the words for reading, in scopes such as "repo:read".
var readers = map[string]bool{"read": true, "readonly": true, "read-only": true, "read_only": true, "reader": true, "list": true, "get": true, "view": true, "viewer": true}

// onlyReads reports whether a scope is for reading: one of its parts says so
// and none says otherwise.
func onlyReads(scope string) bool {
	reads := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(scope), func(r rune) bool { return strings.ContainsRune(":./", r) }) {
		if word == "write" || word == "admin" || word == "delete" || word == "manage" {
			return false
		}
		reads = reads || readers[word]
	}
	return reads
}
