package engine

import "github.com/credlint/credlint/internal/detect/engine/decode"

const (
	// depth is what gitleaks does.
	depth = 5
	// decodedMargin is how far from what was decoded the anchor of a match is looked
	// for.
	decodedMargin = 4096
)

// decoded searches in what the text holds in other alphabets.
func (s *search) decoded() {
	if s.Depth == 0 {
		return
	}
	layer := decode.Over(s.text)
	for pass := 1; layer != nil; pass++ {
		s.within(layer)
		if pass == s.Depth {
			return
		}
		layer = layer.Next()
	}
}

// within searches a layer for matches that are not in the text below.
func (s *search) within(layer *decode.Layer) {
	above := s.search(s.file, layer.Text)
	defer s.done(above)
	above.layer = layer
	for _, i := range s.seen {
		if s.state[i].gated {
			above.of(&s.kinds[i]).gated = true
		}
	}
	layer.Around(decodedMargin, func(start, end int) {
		above.scan(layer.Text[start:end], func(ref uint32, at int) { above.hit(ref, start+at) })
	})
	above.gates()
	s.found = append(s.found, above.found...)
}
