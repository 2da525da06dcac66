package declare

import (
	"bytes"
	"path"
	"strings"
	"unicode"
)

// words tells which readers a file may have something for.
type words struct{ manifest bool }

func (w words) any() bool { return w.manifest }

// wordsIn looks for the words without which a reader finds nothing. The first
// letter of each is left out, so that it may be a capital.
func wordsIn(content []byte) words {
	return words{
		manifest: holds(content, "ermission", "cope", "apabilit", "ccess") &&
			holds(content, "xpir", "reated", "ssued", "ttl", "TTL", "alid", "ifetime", "oken", "key", "Key"),
	}
}

func holds(content []byte, any ...string) bool {
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
	start, previous := -1, rune(0)
	flush := func(end int) {
		if start >= 0 {
			out = append(out, strings.ToLower(name[start:end]))
		}
		start = -1
	}
	for i, c := range name {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			flush(i)
		} else {
			if unicode.IsUpper(c) && unicode.IsLower(previous) {
				flush(i)
			}
			if start < 0 {
				start = i
			}
		}
		previous = c
	}
	flush(len(name))
	return out
}
