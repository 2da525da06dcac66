package spell

import (
	"slices"
	"strings"
	"testing"
)

// What is proposed stands in the list, a word that is in it comes first, and
// nothing is far away from what was written.
func FuzzNear(f *testing.F) {
	f.Add("shard-key", "shared-key static-key")
	f.Add("a", "a b c d")
	f.Add("ABC\xff", "abc\xfe abcd")
	f.Fuzz(func(t *testing.T, word, list string) {
		among := strings.Fields(list)
		near := Near(word, among)
		if len(near) > most {
			t.Errorf("%d words", len(near))
		}
		for _, w := range near {
			if !slices.Contains(among, w) {
				t.Errorf("%q is not in the list", w)
			}
		}
		if lower := strings.ToLower(word); len(lower) <= longest && slices.Contains(among, lower) && near[0] != lower {
			t.Errorf("%q is the word, and %q comes first", lower, near[0])
		}
		for _, w := range among {
			there, back := distance(word, w), distance(w, word)
			if there != back {
				t.Errorf("from %q to %q are %d steps, and %d back", word, w, there, back)
			}
			if (there == 0) != (word == w) || there < max(len(word), len(w))-min(len(word), len(w)) && there != longest || there > max(len(word), len(w), longest) {
				t.Errorf("from %q to %q are %d steps", word, w, there)
			}
		}
	})
}
