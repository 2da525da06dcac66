package engine

import (
	"slices"

	"github.com/credlint/credlint/internal/change"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/source"
)

// What is searched around what is fresh, on either side. No match reaches further
// over lines, but for those of rules that are far.
const (
	MarginLines = 12
	marginBytes = 320
)

// Trail is a detect.Trail. It searches a few lines around what is fresh. What may
// lie further away are the gate of a rule without anchors, and the beginning of a
// match without a bound, such as that of a private key. Once a file has had such a
// text, the rule counts as gated, or all of the file is searched.
type Trail struct {
	*Engine
	path  string
	gated []*compiled
	far   bool
}

// Follow returns a trail for the file of a path.
func (e *Engine) Follow(path string) detect.Trail { return &Trail{Engine: e, path: path} }

// Silent implements detect.Trail.
func (t *Trail) Silent(text []byte, fresh []source.Span) bool {
	gated, far := len(t.gated), t.far
	parts := []source.Span{{End: len(text)}}
	if !far {
		parts = change.Widen(text, fresh, MarginLines, marginBytes)
	}
	for _, p := range parts {
		if t.matches(text[p.Start:p.End]) {
			return false
		}
	}
	if gated < len(t.gated) || far != t.far {
		return !t.matches(text) // what is new matters to what is not
	}
	return true
}

// matches reports whether anything is found in a part of the file, as if the gates
// that the file has had stood in it, and takes note of what matters from afar.
func (t *Trail) matches(part []byte) bool {
	s := t.search(t.path, part)
	defer t.done(s)
	for _, c := range t.gated {
		s.of(c).gated = true
	}
	s.scan(part, func(n uint32, end int) {
		if r := &t.refs[n]; r.distant {
			t.note(s, r, end)
		}
		s.hit(n, end)
	})
	s.gates()
	s.decoded()
	return len(s.found) > 0
}

func (t *Trail) note(s *search, r *ref, end int) {
	switch {
	case r.anchor != nil:
		t.far = t.far || t.rules.fits(r.anchor, s.text, end-r.length) > unfit && s.applies(r.kind)
	case !slices.Contains(t.gated, r.kind):
		t.gated = append(t.gated, r.kind)
	}
}

// Far reports whether matches of a rule may reach beyond the margins.
func (r *Rules) Far(rule *Rule) bool { return r.beyond(rule.Length) || r.beyond(rule.Before) }

func (r *Rules) beyond(reach Reach) bool {
	return reach.N > marginBytes || r.Sets[reach.Free].Has('\n')
}
