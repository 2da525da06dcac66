// Package detect finds credentials of known formats in raw text. It knows
// nothing of agents, keys or files: bytes in, formats and byte ranges out. No
// secret text leaves it.
//
// The rules are those of gitleaks, which enters only through the folder below.
package detect

import "github.com/credlint/credlint/internal/credential"

// Detector searches text. Implementations are safe for concurrent use, keep no
// state between calls and return matches sorted by Start, without overlaps.
type Detector interface {
	// Find returns the tokens in text. path is the slash-separated path of the
	// file, for rules that hold only in some files; it may be empty.
	Find(path string, text []byte) []credential.Match
}
