package credential

import (
	"strings"
	"unicode"
)

// NameClass is what a name (a variable, header, flag, field) announces.
type NameClass uint8

const (
	// NameOther announces nothing.
	NameOther NameClass = iota
	// NamePublic announces something made to be published: a client id, a
	// publishable key.
	NamePublic
	// NameKey ends in a bare "key": a credential only if the value looks like one.
	NameKey
	// NameSecret announces a machine-made credential: token, secret, API key.
	NameSecret
	// NamePassword announces a credential that people choose.
	NamePassword
)

// Credential reports whether c announces a credential of any kind.
func (c NameClass) Credential() bool { return c >= NameKey }

// ClassifyName judges a name by its parts: API_KEY, apiKey, x-api-key and
// "api key" are the same. Judging by parts and not by substrings keeps MONKEY,
// AUTHOR, COMPASS and MAX_TOKENS out.
func ClassifyName(name string) NameClass {
	if !telling.in(name) && ascii(name) {
		return NameOther
	}
	return classify(name)
}

func classify(name string) NameClass {
	parts := trimQualifiers(nameParts(name))
	if len(parts) == 0 {
		return NameOther
	}
	last := parts[len(parts)-1]
	if tailStops[last] {
		return publicID(parts)
	}
	if anyPart(parts, derivedParts) || verbs[parts[0]] {
		return NameOther
	}
	class := NameOther
	for i, part := range parts {
		class = max(class, classifyPart(parts, i, part))
	}
	if (class != NameOther || last == "key") && class != NamePassword && anyPart(parts, publicParts) {
		return NamePublic
	}
	return class
}

// SelfMade reports whether a name is that of a credential that its user makes up
// (a password, a signing key) and that no vendor issues. A program that runs its
// own tests makes up one that opens nothing.
func SelfMade(name string) bool {
	parts := trimQualifiers(nameParts(name))
	class := ClassifyName(name)
	if class == NamePassword {
		return true
	}
	return class.Credential() && anyPart(parts, selfMadeParts) && !anyPart(parts, issuedParts)
}

// classifyPart judges one part in the light of its neighbours.
func classifyPart(parts []string, i int, part string) NameClass {
	last := i == len(parts)-1
	before := ""
	if i > 0 {
		before = parts[i-1]
	}
	switch {
	case passwordParts[part]:
		if part == "pass" && (before == "proxy" || !last && parts[i+1] == "through") {
			return NameOther
		}
		return NamePassword
	case part == "token":
		if tokenStops[before] || !last && !tokenKinds[before] && !secretParts[parts[len(parts)-1]] {
			return NameOther
		}
		return NameSecret
	case secretParts[part]:
		return NameSecret
	case part == "key" || part == "keys":
		return classifyKey(before, last)
	case last && lastOnly[part], last && part == "signature" && (before == "access" || before == "sas"):
		return NameKey
	}
	return NameOther
}

// classifyKey judges the word "key" by the word before it.
func classifyKey(before string, last bool) NameClass {
	switch {
	case keyStops[before] || !last && !keyKinds[before]:
		return NameOther
	case keyKinds[before]:
		return NameSecret
	}
	return NameKey
}

// publicID tells a client id, which is public, from other names.
func publicID(parts []string) NameClass {
	n := len(parts)
	if parts[n-1] == "id" && n > 1 && (parts[n-2] == "client" || parts[n-2] == "app") {
		return NamePublic
	}
	return NameOther
}

// nameParts splits a name into lower-case words at case changes and at
// everything that is no letter or digit.
func nameParts(name string) []string {
	var parts []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			parts = append(parts, splitCompound(string(word))...)
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush()
			continue
		}
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) ||
			unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			flush()
		}
		word = append(word, unicode.ToLower(r))
	}
	flush()
	return parts
}

// splitCompound parts words that people write together.
func splitCompound(word string) []string {
	if parts, ok := compounds[word]; ok {
		return parts
	}
	for _, tail := range compoundTails {
		if head, found := strings.CutSuffix(word, tail.word); found && len(head) >= 2 && tail.heads[head] {
			return append([]string{head}, tail.parts...)
		}
	}
	return []string{word}
}

// trimQualifiers drops trailing words that only tell several keys apart:
// numbers, environments, "secondary".
func trimQualifiers(parts []string) []string {
	for len(parts) > 1 {
		last := parts[len(parts)-1]
		if !qualifiers[last] && !allDigits(last) {
			break
		}
		parts = parts[:len(parts)-1]
	}
	return parts
}

func anyPart(parts []string, set map[string]bool) bool {
	for _, p := range parts {
		if set[p] {
			return true
		}
	}
	return false
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
