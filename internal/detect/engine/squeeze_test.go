package engine

import (
	"math/rand/v2"
	"testing"
)

// Each byte of a squeezed text is the one at the place that restore gives, and
// what is taken out is the middle of runs, never near the anchor.
func TestSqueeze(t *testing.T) {
	var free Set
	for c := byte('a'); c <= 'z'; c++ {
		free.Add(c)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var text []byte
		for range random.IntN(6) {
			for range random.IntN(80) {
				text = append(text, byte('a'+random.IntN(26)))
			}
			text = append(text, "\n: "[random.IntN(3)])
		}
		from := random.IntN(len(text) + 1)
		to := from + random.IntN(len(text)-from+1)
		at := from + random.IntN(to-from+1)
		const keep = 5
		s := squeeze(text, from, to, at, &free, keep)
		last := -1
		for i, c := range s.text {
			place := s.restore(i+1) - 1
			if place <= last || text[from+place] != c {
				t.Fatalf("byte %d of the squeezed text is not the one at %d", i, place)
			}
			for gone := last + 1; gone < place; gone++ {
				if !free.Has(text[from+gone]) || abs(from+gone-at) < keep {
					t.Fatalf("byte %d was taken out", gone)
				}
			}
			last = place
		}
		if got := s.restore(len(s.text)); got != to-from {
			t.Fatalf("the end is restored to %d, want %d", got, to-from)
		}
	}
}

func abs(n int) int { return max(n, -n) }
