package credential

import (
	"regexp"
	"strings"
	"sync"
)

// A request to AWS that is signed names its key by the id and a scope, in its
// header or in its URL: Credential=AKIA.../20130524/us-east-1/s3/aws4_request.
// Nobody can sign with that: the id alone opens nothing, and it is sent with every
// request in the clear.

// scopeEnd ends every scope of AWS Signature Version 4.
const scopeEnd = "aws4_request"

// scope is a date, a region, a service and the end, behind slashes that may be
// escaped for a URL.
var scope = sync.OnceValue(func() *regexp.Regexp {
	const slash, word = `(?:/|%2[Ff])`, `[a-z0-9_-]+`
	return regexp.MustCompile(`^` + slash + `[0-9]{8}` + slash + word + slash + word + slash + scopeEnd + `\b`)
})

// isScoped reports whether a text is an id with such a scope.
func isScoped(text string) bool {
	slash := strings.IndexAny(text, "/%")
	return slash > 0 && Scoped(text[slash:])
}

// LongestScope is how many bytes behind an id Scoped looks at.
const LongestScope = 128

// Scoped reports whether what follows an id is the scope of a signature.
func Scoped(text string) bool {
	text = text[:min(len(text), LongestScope)]
	return strings.Contains(text, scopeEnd) && scope().MatchString(text)
}
