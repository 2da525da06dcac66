package report

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
)

// Inert writes what a terminal, an editor, a CI system or a model would act upon as
// JSON escapes. An encoder does so for the first 32 characters only, and leaves, say,
// the one that reverses the direction of a line. Between strings a document has
// none of them but line ends.
func Inert(doc []byte) []byte {
	doc = command().ReplaceAll(doc, []byte(`#\u0023$1`))
	doc = bytes.ReplaceAll(doc, []byte("```"), []byte("\\u0060\\u0060\\u0060"))
	doc = bytes.ReplaceAll(doc, []byte("~~~"), []byte(`\u007e\u007e\u007e`))
	if bytes.IndexFunc(doc, acts) < 0 {
		return doc
	}
	var out bytes.Buffer
	for _, r := range string(doc) {
		switch {
		case !acts(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}

// command is how a command to a CI system starts anywhere in a line.
var command = lazy.Pattern(`##([A-Za-z]*\[)`)

// acts reports whether r has to be escaped.
func acts(r rune) bool { return r != '\n' && source.Acts(r) }
