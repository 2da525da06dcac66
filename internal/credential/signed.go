package credential

import "strings"

// A request to AWS that is signed names its key by the id and a scope, in its
// header or in its URL: Credential=AKIA.../20130524/us-east-1/s3/aws4_request.
// Nobody can sign with that: the id alone opens nothing, and it is sent with every
// request in the clear.

// scopeEnd ends every scope of AWS Signature Version 4.
const scopeEnd = "aws4_request"

// isScoped reports whether a text is an id with such a scope.
func isScoped(text string) bool {
	slash := strings.IndexAny(text, "/%")
	return slash > 0 && Scoped(text[slash:])
}

// LongestScope is how many bytes behind an id Scoped needs at most.
const LongestScope = 128

// Scoped reports whether what follows an id is the scope of a signature: a date, a
// region, a service, and its end, between slashes that may be escaped for a URL.
func Scoped(text string) bool {
	var parts [4]string
	for i := range parts {
		rest, ok := strings.CutPrefix(text, "/")
		if !ok && len(text) > 3 && strings.EqualFold(text[:3], "%2f") {
			rest, ok = text[3:], true
		}
		if !ok {
			return false
		}
		end := strings.IndexFunc(rest, func(r rune) bool {
			return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
		})
		if end < 0 {
			end = len(rest)
		}
		parts[i], text = rest[:end], rest[end:]
	}
	return len(parts[0]) == len("20130524") && isHex(parts[0]) && parts[3] == scopeEnd
}
