package credential

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// Secret holds the text of a credential and cannot be printed: every verb of
// fmt and every marshaller gives "[redacted]". Reveal is the only way out, and
// the linter configuration allows it only where a secret must be compared,
// decoded or moved.
//
// The text stands behind a pointer because fmt answers some verbs (%p) by
// dumping the fields of a value without asking its methods.
type Secret struct{ text *string }

// Redacted is what stands wherever a secret would stand in an output.
const Redacted = "[redacted]"

// NewSecret wraps text.
func NewSecret(text string) Secret { return Secret{&text} }

// Reveal returns the text. See the package's policy above.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Same reports whether both hold the same text, in constant time.
func (s Secret) Same(o Secret) bool {
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(o.Reveal())) == 1
}

// Groups parts secrets by their text and returns the indices of each group, in
// the order of their first members. The texts are keys inside this function
// only; no hash or marker of one leaves it.
func Groups(secrets []Secret) [][]int {
	var groups [][]int
	known := map[string]int{}
	for i, s := range secrets {
		at, found := known[s.Reveal()]
		if !found {
			at = len(groups)
			known[s.Reveal()] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], i)
	}
	return groups
}

// Marker tells, under a key, whether a secret is still the same: two secrets
// have the same one by chance in one of 65536 cases. It is so short that many
// guesses fit, for whoever has the key.
func (s Secret) Marker(key []byte) uint16 {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(s.Reveal()))
	return binary.BigEndian.Uint16(h.Sum(nil))
}

// Empty reports whether there is no text.
func (s Secret) Empty() bool { return s.Len() == 0 }

// Len is the length in bytes.
func (s Secret) Len() int { return len(s.Reveal()) }

// minHidden is the shortest secret that Hide looks for: shorter ones ("root")
// are words of any sentence.
const minHidden = 5

// Hide returns text with mask in every place where the secret stands.
func (s Secret) Hide(text, mask string) string {
	if s.Len() < minHidden {
		return text
	}
	return strings.ReplaceAll(text, s.Reveal(), mask)
}

func (s Secret) String() string               { return Redacted }
func (s Secret) GoString() string             { return Redacted }
func (s Secret) MarshalText() ([]byte, error) { return []byte(Redacted), nil }
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + Redacted + `"`), nil }

// Format prints the redacted form under every verb, also %x and %#v.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, Redacted) }
