package anatomy

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

const cratesAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// cratesPublishing checks the last character of a token for trusted publishing:
// the exclusive or of the 31 before it.
func cratesPublishing(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "cio_tp_")
	if !ok || len(rest) != 32 {
		return false
	}
	a.become("crates-trustpub")
	a.Lifetime = formats.Session
	var sum byte
	for i := range 31 {
		sum ^= rest[i]
	}
	a.checked(cratesAlphabet[int(sum)%len(cratesAlphabet)] == rest[31])
	return true
}
