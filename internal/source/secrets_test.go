package source

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// The dictionary finds what a search for one word after the other finds.
func FuzzDictionary(f *testing.F) {
	f.Add("aaaaa aaaaab aaaaabaaaaac", "xaaaaabaaaaacaaaaaa")
	f.Add("hunter22 hunter222 unter2", "hunter2222 hunter2")
	f.Fuzz(func(t *testing.T, words, text string) {
		file := NewFile("f", []byte(words+" "+text))
		for at := 0; at < len(words); {
			n := strings.IndexByte(words[at:], ' ')
			if n < 0 {
				n = len(words) - at
			}
			file.Conceal(Span{at, at + n})
			at += n + 1
		}
		d := file.secrets.dictionary(file)
		var want []Span
		for _, w := range d.words {
			for at := range len(text) { // a word may begin within a character
				if strings.HasPrefix(text[at:], string(w)) {
					want = append(want, Span{at, at + len(w)})
				}
			}
		}
		if got := merge(d.find([]byte(text))); !slices.Equal(got, merge(want)) {
			t.Errorf("%q in %q: got %v, want %v", words, text, got, merge(want))
		}
	})
}

// Columns far out in a line are those that counting from its start gives.
func TestPositionInLongLines(t *testing.T) {
	line := "\ufeffx\n" + strings.Repeat("é😀\xffa", 3*stride/7)
	f := NewFile("f", []byte(line+"\r\n"+line))
	for at := 0; at < len(f.Content); at += 61 {
		start := f.Line(f.LineOf(at)).Start
		if at < start {
			continue // a byte order mark
		}
		want := f.advance(mark{offset: start}, at)
		if got := f.Position(at); got.Rune != want.runes+1 || got.UTF16 != want.utf16+1 || got.Byte != at-start+1 {
			t.Fatalf("offset %d: got %+v, want %+v", at, got, want)
		}
	}
}

// A hundred thousand secrets in one line are shown, and hidden, in no time.
func TestManySecrets(t *testing.T) {
	const many = 100_000
	var text bytes.Buffer
	f := NewFile("f", nil)
	for i := range many {
		start := text.Len()
		text.WriteString("pl4Nted" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('0'+i/26%10)) + strings.Repeat("y", i/260%50))
		f.Conceal(Span{start, text.Len()})
		text.WriteByte(' ')
	}
	f.Content = text.Bytes()
	begin := time.Now()
	for i := 0; i < len(f.Content); i += len(f.Content) / 1000 {
		f.Position(i)
		if shown := f.Excerpt(Span{i, i + 5}).Text; strings.Contains(shown, "pl4N") {
			t.Fatalf("%q is shown", shown)
		}
		if shown := f.Scrub("a pl4Ntedxxb1 b"); strings.Contains(shown, "pl4N") {
			t.Fatalf("%q is shown", shown)
		}
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}
