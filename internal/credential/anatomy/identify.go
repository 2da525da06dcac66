package anatomy

import (
	"slices"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/credential/formats"
)

func trim(text string) string { return strings.Trim(text, " \t\r\n\"'`") }

// identify finds the format of a text: the one that the name asks for, else the
// one that the detector found, else the one with the longest head.
func identify(name, text, typ string) *formats.Format {
	named := formats.Named(text)
	if _, address, found := strings.Cut(text, "://"); found && len(named) == 0 {
		named = formats.Named(address) // a secret address
	}
	for _, f := range formats.Expected(name, text) {
		if len(named) == 0 || len(f.Prefixes) > 0 {
			return f
		}
	}
	if f := formats.ByID(typ); f != nil {
		return f
	}
	if len(named) > 0 {
		return named[0]
	}
	return nil
}

// doubt forgets what the formats that a text could have do not agree on. A name
// that speaks of the provider settles the question.
func (a *Anatomy) doubt(rivals []*formats.Format, name string) {
	if strings.Contains(strings.ToLower(name), strings.ToLower(a.Provider)) {
		return
	}
	for _, r := range rivals {
		if r.Provider == a.Provider || tokenLike(r) {
			continue // told apart by a decoder
		}
		if r.Owner != a.Owner {
			a.Owner = formats.UnknownOwner
		}
		if r.Reach != a.Reach {
			a.Reach = formats.UnknownReach
		}
		a.note("keys of " + r.Provider + " look the same")
	}
}

// tokenLike reports whether f is written as a JSON Web Token.
func tokenLike(f *formats.Format) bool {
	return slices.ContainsFunc(f.Prefixes, func(p string) bool { return strings.HasPrefix(p, "eyJ") })
}

// maxID is the longest id that is given out, in bytes.
const maxID = 120

// clean drops what decoders took from the text and people should not see: what
// does not print, what is too long for a name, and the text itself.
func (a *Anatomy) clean(text string) {
	seen := map[ID]bool{}
	a.IDs = slices.DeleteFunc(a.IDs, func(id ID) bool {
		twice := seen[id]
		seen[id] = true
		return twice || !presentable(id.Value, text)
	})
	a.Notes = slices.DeleteFunc(a.Notes, func(n string) bool { return !presentable(n, text) })
}

func presentable(value, text string) bool {
	odd := func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }
	return len(value) <= maxID && value != text && !strings.Contains(value, text) && !strings.ContainsFunc(value, odd)
}
