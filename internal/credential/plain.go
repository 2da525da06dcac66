package credential

import (
	"net/mail"
	"strings"
	"time"
)

// isPlain reports whether a value under a credential's name is clearly something
// else: a path, a count, a date, an address, a sentence, a piece of code.
func isPlain(text string, class NameClass) bool {
	switch lower := strings.ToLower(text); {
	case lower == "true", lower == "false", lower == "null", lower == "none", lower == "yes", lower == "no":
		return true
	case isNumber(text):
		return class != NamePassword || len(text) < 4
	case isPath(text), isDate(text), isAddress(text), isCode(text), class != NamePassword && calls(text):
		return true
	case strings.ContainsAny(text, " \t\n"):
		return !strings.HasPrefix(text, "-----BEGIN") && len(strings.Fields(text)) > 1
	}
	return class == NameKey && isFingerprint(text) || class != NamePassword && isIdentifierish(text)
}

// isFingerprint accepts the number of a public key as GnuPG writes it.
func isFingerprint(text string) bool {
	return len(text) == 40 && isHex(text) && text == strings.ToUpper(text)
}

func isHex(text string) bool { return strings.Trim(text, "0123456789abcdefABCDEF") == "" }

// ethereumAddress is how many digits the address of an account or a contract has:
// what such programs call a token. A private key has 64.
const ethereumAddress = 40

// isNumber accepts what programs write for numbers and durations.
func isNumber(text string) bool {
	if hex, ok := strings.CutPrefix(text, "0x"); ok && (len(hex) <= 16 || len(hex) == ethereumAddress) { // of 64 bits: an address, a cookie of the stack
		return isHex(hex)
	}
	return strings.Trim(text, "0123456789.,_+-eE") == "" && strings.ContainsAny(text, "0123456789") && len(text) < 20 ||
		len(text) < 8 && strings.Trim(text, "0123456789") != text && strings.Trim(strings.TrimRight(text, "smhdw"), "0123456789") == ""
}

func isPath(text string) bool {
	switch {
	case strings.HasPrefix(text, "/") && !strings.ContainsAny(text, "+=") && strings.Count(text, "/") >= 2,
		strings.HasPrefix(text, "./"), strings.HasPrefix(text, "../"), strings.HasPrefix(text, "~/"),
		strings.HasPrefix(text, "$HOME"), strings.HasPrefix(text, "file:"), len(text) > 3 && text[1] == ':' && (text[2] == '\\' || text[2] == '/'):
		return true
	}
	for _, ext := range []string{".json", ".pem", ".key", ".yaml", ".yml", ".toml", ".txt", ".env", ".crt", ".p12", ".pfx", ".jks", ".db", ".go", ".ts", ".js", ".py", ".sh", ".md"} {
		if strings.HasSuffix(text, ext) {
			return true
		}
	}
	return false
}

func isDate(text string) bool {
	if len(text) < 10 || text[4] != '-' {
		return false
	}
	_, err := time.Parse(time.DateOnly, text[:10])
	return err == nil
}

// isAddress accepts e-mail addresses, host names, URLs and media types.
func isAddress(text string) bool {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "urn:") || strings.HasPrefix(text, "mailto:") {
		return true
	}
	if at := strings.IndexByte(text, '@'); at > 0 && strings.Contains(text[at:], ".") {
		_, err := mail.ParseAddress(text)
		return err == nil
	}
	for _, head := range []string{"application/", "text/", "localhost", "127.0.0.1", "www."} {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	for _, tail := range []string{".com", ".org", ".net", ".io", ".dev", ".ai", ".local", ".internal"} {
		if strings.HasSuffix(text, tail) {
			return true
		}
	}
	return false
}

// isCode accepts calls, names of classes and functions with the modules they are in,
// member access on well-known objects and expressions.
func isCode(text string) bool {
	if isQualified(text) {
		return true
	}
	if i := strings.IndexByte(text, '('); i > 0 && identifier(strings.ReplaceAll(text[:i], ".", "_")) == i {
		if strings.HasSuffix(text, ")") || strings.Contains(text[:i], ".") && i == len(text)-1 || opensQuote(text[i+1:]) {
			return true // the last bracket of a bare value is not always taken for its part
		}
	}
	for _, head := range []string{"process.", "os.", "config.", "self.", "this.", "env.", "settings.", "ctx.", "req.", "args.", "params.", "options.", "lambda ", "=>", "${", "\\("} {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	return false
}

// calls reports whether a text begins like a call: read_token(name, . A bare value ends
// at a blank, and no token has a bracket in it.
func calls(text string) bool {
	i := strings.IndexByte(text, '(')
	return i > 0 && identifier(text) == i
}

// isQualified accepts what programs are told to load: four names or more with dots
// between them, of which only the last is in mixed case ("package.auth.jwt.Auth0Provider").
// In a token of parts with dots, others are.
func isQualified(text string) bool {
	names := strings.Split(text, ".")
	last := len(names) - 1
	if last < 3 || shapeOf(names[last]).machineMade() {
		return false
	}
	for i, name := range names {
		if name == "" || identifier(name) != len(name) || i < last && (name != strings.ToLower(name) || shapeOf(name).machineMade()) {
			return false
		}
	}
	return true
}

// opensQuote reports whether the first argument of a call begins with a quote that
// is closed in the text: getenv("TOKEN".
func opensQuote(arguments string) bool {
	return len(arguments) > 2 && strings.IndexByte("\"'`", arguments[0]) >= 0 && strings.IndexByte(arguments[1:], arguments[0]) > 0
}

// isIdentifierish accepts names of things: camelCase words or dotted and
// dashed words without a digit, as in "tokenProvider" or "auth.session.key".
func isIdentifierish(text string) bool {
	sh := shapeOf(text)
	if elided(text) || sh.digits > 0 || sh.nonASCII > 0 || sh.length > 40 || sh.machineMade() {
		return false
	}
	return strings.ContainsAny(text, ".:/") && !strings.ContainsAny(text, "+=")
}
