package declare

import (
	"bytes"
	"path"
	"strings"
	"unicode"
)

// The words without which a record is no key manifest. The first letter of each
// is left out, so that it may be a capital.
var (
	scopeWords = []string{"ermission", "cope", "apabilities", "rivileges", `ccess":`, "ccess:", "ccess =", "ccessLevel", "ccess_level"}
	dateWords  = []string{"xpir", "reated", "reationDate", "ssued", "ttl", "TTL", "alid_", "alidU", "alidT", "alidF", "otAfter", "ot_after", "ifetime", "axAge", "ax_age"}
)

// near is how far apart in bytes the members of one record may stand.
const near = 1024

// mayHoldManifest reports whether the words of a key manifest stand together
// somewhere. Hardly any file passes, so that hardly any is parsed for it.
func mayHoldManifest(content []byte) bool {
	if !holds(content, scopeWords) {
		return false
	}
	for _, word := range dateWords {
		for at := 0; at < len(content); {
			i := bytes.Index(content[at:], []byte(word))
			if i < 0 {
				break
			}
			i += at
			if holds(content[max(i-near, 0):min(i+2*near, len(content))], scopeWords) {
				return true
			}
			at = i + near // as far as this covers what is near the words that follow
		}
	}
	return false
}

func holds(content []byte, any []string) bool {
	for _, word := range any {
		if bytes.Contains(content, []byte(word)) {
			return true
		}
	}
	return false
}

// extension is the language of a file by its name: "yaml" for a.yml too.
func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// plain is a key in small letters without marks: "expires-at", "expiresAt" and
// "EXPIRES_AT" are one.
func plain(key string) string {
	return strings.ToLower(strings.Map(func(c rune) rune {
		if c == '_' || c == '-' || c == ' ' || c == '.' {
			return -1
		}
		return c
	}, key))
}

// split parts a name into its words in small letters, at marks and at capitals.
func split(name string) []string {
	var out []string
	hasWord(name, func(w string) bool {
		out = append(out, w)
		return false
	})
	return out
}

// hasWord reports whether one of the words of a name is wanted. It is asked of
// every key of a document, so no list is made.
func hasWord(name string, wanted func(string) bool) bool {
	start, previous := -1, rune(0)
	for i, c := range name {
		part := unicode.IsLetter(c) || unicode.IsDigit(c)
		if start >= 0 && (!part || unicode.IsUpper(c) && unicode.IsLower(previous)) {
			if wanted(strings.ToLower(name[start:i])) {
				return true
			}
			start = -1
		}
		if part && start < 0 {
			start = i
		}
		previous = c
	}
	return start >= 0 && wanted(strings.ToLower(name[start:]))
}
