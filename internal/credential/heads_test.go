package credential

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// No name announces anything that the first letters of the words let pass, however
// it is put together and written.
func TestHeadsMissNoName(t *testing.T) {
	var words []string
	for _, list := range []map[string]bool{passwordParts, secretParts, lastOnly, keyKinds, tokenKinds, publicParts, qualifiers} {
		for w := range list {
			words = append(words, w)
		}
	}
	for w := range compounds {
		words = append(words, w)
	}
	for _, tail := range compoundTails {
		for head := range tail.heads {
			words = append(words, head+tail.word)
		}
	}
	words = append(words, "key", "keys", "token", "client", "app", "id", "é", "\u212aey")
	random := rand.New(rand.NewPCG(1, 1))
	announced := 0
	for range 50_000 {
		var name strings.Builder
		for range 1 + random.IntN(3) {
			word := []rune(words[random.IntN(len(words))])
			switch random.IntN(3) {
			case 0:
				word[0] = unicode.ToUpper(word[0])
			case 1:
				word = []rune(strings.ToUpper(string(word)))
			}
			name.WriteString([]string{"", "_", "-", " ", "2"}[random.IntN(5)] + string(word))
		}
		class := classify(name.String())
		if class != NameOther && !telling.in(name.String()) && ascii(name.String()) {
			t.Errorf("%q announces something", name.String())
		}
		if class >= NameSecret && ascii(name.String()) {
			if announced++; !MayAnnounce("the " + name.String() + ": x") {
				t.Errorf("%q announces a secret", name.String())
			}
		}
	}
	if announced < 1000 {
		t.Errorf("only %d names", announced)
	}
}

func TestMayAnnounce(t *testing.T) {
	for text, want := range map[string]bool{"": false, "pw": true, "npm i left-hand": false, "API_KEY=1": true, "the Title: x": false, "to": false} {
		if MayAnnounce(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
