package credential

import (
	"encoding/base64"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// basicKind judges the base64 of user:password.
func basicKind(q Query) Kind {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(q.Text))
	if err != nil {
		return wordKind(q, NameSecret)
	}
	user, password, found := strings.Cut(string(raw), ":")
	switch {
	case !found || password == "" && isPlaceholder("", user):
		return Placeholder
	case isPlaceholder("password", password), strings.Contains(strings.ToLower(user), "your"):
		return Placeholder
	case strings.EqualFold(password, user), isDefault(password):
		return Weak
	}
	return Literal
}

// wordKind judges one word under a name of the given class.
func wordKind(q Query, class NameClass) Kind {
	text := strings.TrimSpace(q.Text)
	if known := q.wholeType(); known != "" {
		return knownKind(text, known, q.Setting)
	}
	if kind, ok := jwtKind(text, q.Setting); ok {
		return kind
	}
	if known := unmistakable(text); known != "" {
		return knownKind(text, known, q.Setting)
	}
	switch {
	case isPublic(text), isScoped(text):
		return Public
	case class == NamePublic:
		return Public
	case !class.Credential():
		return Plain
	case class == NamePassword && isDefault(text), isPublished(text):
		return Weak
	case isPlain(text, class):
		return Plain
	case isPlaceholder(q.Name, text), class != NamePassword && namesCredential(text):
		return Placeholder
	}
	return strength(text, class, q.Setting)
}

// leastUnmistakable is the length of the shortest such token, in bytes: what is
// shorter is not compared.
const leastUnmistakable = 47

// unmistakable is the format of a text that no name has to explain.
func unmistakable(text string) string {
	if len(text) < leastUnmistakable || strings.ContainsAny(text, " \n") {
		return ""
	}
	return formats.Unmistakable(text)
}

// strength decides on a value that no other test has explained.
func strength(text string, class NameClass, setting Setting) Kind {
	sh := shapeOf(text)
	switch {
	case setting == Sample && class == NameKey && sh.uuid:
		return Placeholder // an id, more often than not
	case setting == Sample && saysPassword(text) && (class == NamePassword || sh.length <= 16 || masquerades(text)):
		return Placeholder
	case sh.machineMade():
		return Literal
	case setting == Sample, sh.spaces, sh.nonASCII > 0:
		return Placeholder
	case class == NamePassword:
		if sh.length < 4 {
			return Placeholder
		}
		return Literal
	case class == NameSecret && sh.digits > 0:
		return atLeast(sh.length, 8)
	case class == NameSecret:
		return atLeast(sh.length, 12)
	case sh.digits > 0:
		return atLeast(sh.length, 16)
	}
	return Plain
}

// atLeast takes a shorter text for one that was cut off on purpose.
func atLeast(length, want int) Kind {
	if length >= want {
		return Literal
	}
	return Placeholder
}

// knownKind judges a token of a known format: real, published, or a fixture.
func knownKind(text, format string, setting Setting) Kind {
	if kind, ok := jwtKind(text, setting); ok {
		return kind
	}
	lower := strings.ToLower(text)
	switch {
	case isPublic(text), formats.Public(format):
		return Public
	case isPublished(text):
		return Weak
	case failsChecksum(text), setting == Sample && member(text), elided(text), filler(text), hollow(text), placeholderWords(nil, lower):
		return Placeholder
	}
	for _, w := range []string{"your", "example", "placeholder", "fake", "dummy"} {
		if strings.Contains(lower, w) && containsWord(text, w) {
			return Placeholder
		}
	}
	return Literal
}

// member reports whether a text in code that may be one of Vault's old tokens (s.TOKEN) is the
// name of a field: words in mixed case, in which the class of the characters changes
// less often than in nearly all tokens (s.AutoAllocatedIPv4Address, four times).
func member(text string) bool {
	name, found := strings.CutPrefix(text, "s.")
	return found && shapeOf(name).switches <= 4
}

// containsWord looks for a word by itself, not inside random letters.
func containsWord(text, word string) bool {
	for _, w := range nameParts(text) {
		if w == word {
			return true
		}
	}
	return false
}
