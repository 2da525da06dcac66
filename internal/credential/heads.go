package credential

// heads are the first three letters of some words, five bits a letter, which are the
// same for both cases. One look at a text tells whether one of the words may stand
// in it. What is no letter has five bits as well, so the answer may be a yes too many.
type heads [1 << 15 / 64]uint64

func headsOf(sets ...map[string]bool) *heads {
	h := &heads{}
	for _, set := range sets {
		for word := range set {
			h.add(word)
		}
	}
	return h
}

// add adds a word of two letters or more. Behind one of two, anything may stand.
func (h *heads) add(word string) {
	at := uint16(0)
	for i := range min(3, len(word)) {
		at = next(at, word[i])
	}
	if len(word) > 2 {
		h.set(at)
		return
	}
	for b := range byte(32) {
		h.set(next(at, b))
	}
}

func (h *heads) set(at uint16) { h[at>>6] |= 1 << (at & 63) }

// in reports whether one of the words may stand in a text.
func (h *heads) in(text string) bool {
	at := uint16(0)
	for i := range len(text) {
		at = next(at, text[i])
		if h[at>>6]>>(at&63)&1 != 0 {
			return true
		}
	}
	at = next(at, 0)
	return h[at>>6]>>(at&63)&1 != 0
}

// next is the place of three letters that end in b.
func next(at uint16, b byte) uint16 { return (at<<5 | uint16(b&31)) & (1<<15 - 1) }

// announcing are the words without one of which no name announces a secret, and
// telling those without one of which it announces nothing at all. Whole words that
// are written together end in one of them.
var (
	announcing = headsOf(passwordParts, secretParts, set(`token key`))
	telling    = headsOf(passwordParts, secretParts, lastOnly, set(`token key client app`))
)

// MayAnnounce reports whether a name that announces a secret or a password may stand
// in a text. It costs next to nothing.
func MayAnnounce(text string) bool { return announcing.in(text) }
