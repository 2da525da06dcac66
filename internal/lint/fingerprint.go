package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/credlint/credlint/internal/syntax"
)

// FingerprintVersion names the contract of docs/fingerprints.md. It is part of
// what is hashed and of the key under which SARIF carries a fingerprint.
const FingerprintVersion = "credlint/v1"

// FingerprintAt is the fingerprint that a finding has as one of several in its
// place.
func (f *Finding) FingerprintAt(occurrence int) string {
	// A key of the document may itself be a secret, and nothing may derive from one.
	hide := f.At.File.Scrub
	pointer := syntax.Pointer(hide(string(f.At.Path.Map(hide))))
	return Fingerprint(f.Rule.ID, f.At.File.Path, pointer, occurrence)
}

// Fingerprint names a finding across runs, as docs/fingerprints.md promises:
// by its rule, the slash path of its file, its structural path, and which of
// the findings with these three it is, counted from 1 in file order. Lines,
// messages and secrets have no part in it: scrub the pointer before.
func Fingerprint(rule, path string, pointer syntax.Pointer, occurrence int) string {
	h := sha256.New()
	for _, field := range []string{FingerprintVersion, rule, path, string(pointer), fmt.Sprint(occurrence)} {
		// The length in front keeps fields apart whatever they hold.
		fmt.Fprintf(h, "%d:%s,", len(field), field)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
