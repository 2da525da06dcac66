package source

import (
	"bytes"
	"slices"
	"sort"
	"strings"
)

// Words are many texts that are looked for at once, in one pass over another.
type Words struct {
	words [][]byte // sorted, each once
	// prefix is, for each word, the longest other one with which it starts, or
	// itself where there is none.
	prefix []int
	heads  [1 << 16]bool // the first two bytes of all words
}

// NewWords makes them of texts of two bytes and more; shorter ones are left out.
func NewWords(texts [][]byte) *Words {
	d := &Words{}
	for _, word := range texts {
		if len(word) > 1 {
			d.words = append(d.words, word)
			d.heads[head(word)] = true
		}
	}
	slices.SortFunc(d.words, bytes.Compare)
	d.words = slices.CompactFunc(d.words, bytes.Equal)
	d.prefix = make([]int, len(d.words))
	for i, word := range d.words {
		d.prefix[i] = i
		for at := i - 1; at >= 0; at = d.prefix[at] {
			if bytes.HasPrefix(word, d.words[at]) {
				d.prefix[i] = at
				break
			}
			if d.prefix[at] == at {
				break
			}
		}
	}
	return d
}

func head(text []byte) int { return int(text[0])<<8 | int(text[1]) }

// Hide returns text with Mask in place of every word.
func (d *Words) Hide(text string) string {
	if len(d.words) == 0 {
		return text
	}
	return hide(text, merge(d.find([]byte(text))))
}

// hide returns text with Mask in place of spans, which are sorted and merged.
func hide(text string, spans []Span) string {
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, s := range spans {
		b.WriteString(text[from:s.Start] + Mask)
		from = s.End
	}
	return b.String() + text[from:]
}

// Missing are the words that do not occur in text.
func (d *Words) Missing(text []byte) [][]byte {
	seen := make([]bool, len(d.words))
	for at := range d.starts(text) {
		// Where a word was seen, so was all that it starts with.
		for i := d.longest(text[at:]); i >= 0 && !seen[i]; i = d.prefix[i] {
			seen[i] = true
		}
	}
	var out [][]byte
	for i, word := range d.words {
		if !seen[i] {
			out = append(out, word)
		}
	}
	return out
}

// find is, for each place in text where a word starts, the longest one.
func (d *Words) find(text []byte) []Span {
	var out []Span
	for at := range d.starts(text) {
		if i := d.longest(text[at:]); i >= 0 {
			out = append(out, Span{at, at + len(d.words[i])})
		}
	}
	return out
}

// starts yields the places where a word may start.
func (d *Words) starts(text []byte) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; len(d.words) > 0 && at+1 < len(text); at++ {
			if d.heads[head(text[at:])] && !yield(at) {
				return
			}
		}
	}
}

// longest is the longest word with which text starts, or -1. In the order of
// words it stands before text, and only its own extensions between.
func (d *Words) longest(text []byte) int {
	i := sort.Search(len(d.words), func(i int) bool { return bytes.Compare(d.words[i], text) > 0 }) - 1
	for i >= 0 && !bytes.HasPrefix(text, d.words[i]) {
		if d.prefix[i] == i {
			return -1
		}
		i = d.prefix[i]
	}
	return i
}
