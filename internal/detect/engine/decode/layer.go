package decode

import "sort"

// Layer is a text in which the encoded parts of the one below are replaced by
// what they stand for.
type Layer struct {
	Text   []byte
	places []place
	below  *Layer // nil above the text itself
}

// place is where a segment stands, in the layer and in the text below.
type place struct{ start, end, from, to int }

// Over returns the layer above a text, or nil if nothing in it is encoded.
func Over(text []byte) *Layer { return over(text, nil) }

// Next returns the layer above l, or nil.
func (l *Layer) Next() *Layer { return over(l.Text, l) }

func over(text []byte, below *Layer) *Layer {
	segments := Find(text)
	if len(segments) == 0 {
		return nil
	}
	l := &Layer{Text: make([]byte, 0, len(text)), below: below}
	copied := 0
	for _, s := range segments {
		l.Text = append(l.Text, text[copied:s.Start]...)
		start := len(l.Text)
		l.Text = append(l.Text, s.Plain...)
		l.places = append(l.places, place{start, len(l.Text), s.Start, s.End})
		copied = s.End
	}
	l.Text = append(l.Text, text[copied:]...)
	return l
}

// Touches reports whether a decoded part overlaps or borders on Text[start:end].
func (l *Layer) Touches(start, end int) bool {
	i := sort.Search(len(l.places), func(i int) bool { return l.places[i].end >= start })
	return i < len(l.places) && l.places[i].start <= end
}

// Origin returns the part of the lowest text from which Text[start:end] came. A
// piece of what was decoded came from all of its encoded form.
func (l *Layer) Origin(start, end int) (from, to int) {
	for ; l != nil; l = l.below {
		start, end = l.down(start, false), l.down(end, true)
	}
	return start, end
}

// down turns an offset, of a start or of an end, into one of the text below.
func (l *Layer) down(at int, isEnd bool) int {
	before := at
	if isEnd {
		before-- // the byte that an end stands behind
	}
	i := sort.Search(len(l.places), func(i int) bool { return l.places[i].end > before })
	if i < len(l.places) && l.places[i].start <= before {
		if isEnd {
			return l.places[i].to
		}
		return l.places[i].from
	}
	if i == 0 {
		return at
	}
	p := l.places[i-1]
	return at - p.end + p.to
}

// Around calls visit for stretches of Text that hold all decoded parts, with
// margin bytes at each side.
func (l *Layer) Around(margin int, visit func(start, end int)) {
	start, end := 0, -1
	for _, p := range l.places {
		if end >= 0 && p.start-margin > end {
			visit(start, end)
			end = -1
		}
		if end < 0 {
			start = max(0, p.start-margin)
		}
		end = min(len(l.Text), p.end+margin)
	}
	visit(start, end)
}
