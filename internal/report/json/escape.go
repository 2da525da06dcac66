package json

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
)

// escape writes control and format characters of a JSON document as JSON
// escapes. The encoder does so for the first 32 only, and leaves, say, the one
// that reverses the direction of a line. Between strings a document has none of
// them but line ends.
func escape(doc []byte) []byte {
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

// acts reports whether a terminal or an editor would act on r.
func acts(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}
