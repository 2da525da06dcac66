// Package detect finds credentials of known formats in raw text. It knows
// nothing of agents, keys or files: bytes in, formats and byte ranges out. No
// secret text leaves it.
//
// The rules are those of gitleaks, which enters only through the folder below.
package detect

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/source"
)

// Detector searches text. Implementations are safe for concurrent use, keep no
// state between calls and return matches sorted by Start, without overlaps.
type Detector interface {
	// Find returns the tokens in text. path is the slash-separated path of the
	// file, for rules that hold only in some files; it may be empty.
	Find(path string, text []byte) []credential.Match
}

// Follower is a Detector that need not search again what it has seen in an earlier
// version of a file.
type Follower interface {
	Detector
	Follow(path string) Trail
}

// Trail goes through the versions of one file, one after the other. It is not safe
// for concurrent use.
type Trail interface {
	// Silent reports whether no match of Find touches what is fresh in the next
	// version. It may say no where there is none, and never says yes where there is
	// one. All of the first version is fresh; in another one that is what it has and
	// the version before has not, whole lines, and an empty span where lines were
	// taken out.
	Silent(text []byte, fresh []source.Span) bool
}
