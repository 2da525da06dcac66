package source

import (
	"bytes"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"
)

// minConcealed is the shortest text that is masked wherever it occurs. Shorter
// secrets ("root") are masked at their own place only, or half the line would
// turn into stars.
const minConcealed = 5

// secrets are the texts of a file that nobody may see. A hostile file has a
// hundred thousand of them, so what is looked for is all of them at once.
type secrets struct {
	places map[Span]bool

	mu    sync.Mutex
	words *Words
	masks []Span // every occurrence in the file, sorted and merged
}

// Conceal marks s as secret: no excerpt and no scrubbed text shows it, nor any
// other occurrence of the same bytes. Call it before the file is shared between
// goroutines.
func (f *File) Conceal(s Span) {
	if s.Empty() || f.secrets.places[s] {
		return
	}
	if f.secrets.places == nil {
		f.secrets.places = map[Span]bool{}
	}
	f.secrets.places[s] = true
	f.secrets.words, f.secrets.masks = nil, nil
}

// Scrub returns text with every secret of f masked. Reports use it for names
// and paths that come from the file.
func (f *File) Scrub(text string) string {
	return f.secrets.dictionary(f).Hide(text)
}

// dictionary is made at the first question.
func (s *secrets) dictionary(f *File) *Words {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.words == nil {
		s.words = newDictionary(f, s.places)
	}
	return s.words
}

// within are the parts of a span that are secret, sorted and merged.
func (s *secrets) within(f *File, within Span) []Span {
	words := s.dictionary(f)
	s.mu.Lock()
	if s.masks == nil {
		s.masks = words.find(f.Content)
		for place := range s.places {
			s.masks = append(s.masks, f.Whole(Span{max(place.Start, 0), min(place.End, len(f.Content))}))
		}
		s.masks = merge(s.masks)
	}
	masks := s.masks
	s.mu.Unlock()
	first := sort.Search(len(masks), func(i int) bool { return masks[i].End > within.Start })
	var out []Span
	for _, m := range masks[first:] {
		if m.Start >= within.End {
			break
		}
		out = append(out, Span{max(m.Start, within.Start), min(m.End, within.End)})
	}
	return out
}

// newDictionary is of the words that cover the places of a file.
func newDictionary(f *File, places map[Span]bool) *Words {
	var words [][]byte
	for place := range places {
		words = append(words, pieces(f.Text(place))...)
		if whole := f.Whole(place); whole != place {
			words = append(words, pieces(f.Text(whole))...)
			words = append(words, pieces(bytes.TrimLeft(f.Text(Span{place.End, whole.End}), string(closing)+","))...)
		}
	}
	return NewWords(words)
}

// maxWord is the longest word that is compared as a whole. A key of a megabyte
// that repeats itself would cost its length at each of its places.
const maxWord = 1024

// pieces are words that cover a secret; where all of them are masked, it is.
func pieces(secret []byte) [][]byte {
	if len(secret) < minConcealed {
		return nil
	}
	var out [][]byte
	for ; len(secret) > maxWord; secret = secret[min(maxWord, len(secret)-maxWord):] {
		out = append(out, secret[:maxWord])
	}
	return append(out, secret)
}

// Whole is the span of a secret with what is glued to it: its file may be broken
// in the middle of it, by a quote or a bracket that ends the value too early.
func (f *File) Whole(s Span) Span {
	at := s.End
	for at < len(f.Content) && at-s.End < maxClosing && bytes.IndexByte(closing, f.Content[at]) >= 0 {
		at++
	}
	plain := s.Start > 0 && bytes.IndexByte(closing, f.Content[s.Start-1]) < 0
	if at == s.End && plain && at < len(f.Content) && f.Content[at] == ',' {
		at++
	}
	if at == s.End || at == len(f.Content) || !wordly(f.Content[at]) {
		return s
	}
	for at < len(f.Content) && at-s.End < maxWord && f.Content[at] > ' ' && bytes.IndexByte(delimiters, f.Content[at]) < 0 {
		at++
	}
	return Span{s.Start, at}
}

// maxClosing is how many closing characters stand in a row: those of a text of
// many lines.
const maxClosing = 3

var (
	closing    = []byte("\"'`}")
	delimiters = []byte("\"'`,;)]}>&|")
)

func wordly(c byte) bool { return c == '_' || c >= utf8.RuneSelf || digit(c) || upper(c) || lower(c) }

// merge sorts spans and joins those that touch.
func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
