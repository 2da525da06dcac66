package change

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
)

func TestBetween(t *testing.T) {
	for name, tt := range map[string]struct{ before, after, fresh, gone string }{
		"the same":           {"a\nb\n", "a\nb\n", "", ""},
		"nothing before":     {"", "a\nb", "a\nb", ""},
		"nothing after":      {"a\nb", "", "", "a\nb"},
		"a line in between":  {"a\nb\n", "a\nx\nb\n", "x\n", ""},
		"a line less":        {"a\nx\nb\n", "a\nb\n", "", "x\n"},
		"a line at the end":  {"a\nb", "a\nb\nc", "b\nc", "b"},
		"a longer first":     {"a\nb", "xa\nb", "xa\n", "a\n"},
		"half a line":        {"one two\n", "one too\n", "one too\n", "one two\n"},
		"two places":         {"a\nb\nc\nd\ne\n", "a\nB\nc\nD\ne\n", "B\n|D\n", "b\n|d\n"},
		"turned":             {"a\nb\nc\nd\n", "c\nd\na\nb\n", "|a\nb\n", "a\nb\n|"},
		"one of three alike": {"}\n}\n}\n", "}\n}\n", "", "}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			parts := new(Comparer).Between([]byte(tt.before), []byte(tt.after))
			if fresh, gone := join(tt.after, Fresh(parts)), join(tt.before, gone(parts)); fresh != tt.fresh || gone != tt.gone {
				t.Errorf("fresh %q, gone %q", fresh, gone)
			}
			checkChange(t, []byte(tt.before), []byte(tt.after))
		})
	}
}

func gone(parts []Part) []source.Span {
	spans := make([]source.Span, len(parts))
	for i, p := range parts {
		spans[i] = p.Gone
	}
	return spans
}

func join(text string, spans []source.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, text[s.Start:s.End])
	}
	return strings.Join(parts, "|")
}

// checkChange wants what Part promises: what stands between the parts is the same
// in both texts, piece by piece, and the parts begin and end with lines.
func checkChange(t *testing.T, before, after []byte) {
	t.Helper()
	parts := comparer.Between(before, after)
	kept, left := without(t, after, Fresh(parts)), without(t, before, gone(parts))
	if !slices.EqualFunc(kept, left, bytes.Equal) {
		t.Fatalf("%q -> %q: %q is kept, %q is left", before, after, kept, left)
	}
}

// comparer is used for one comparison after the other, as in the program.
var comparer Comparer

// without cuts spans, in order and at the ends of lines, out of a text.
func without(t *testing.T, text []byte, spans []source.Span) [][]byte {
	t.Helper()
	var pieces [][]byte
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End < s.Start || s.End > len(text) || !begins(text, s.Start) || s.End < len(text) && !begins(text, s.End) {
			t.Fatalf("span %v of %q", s, text)
		}
		pieces = append(pieces, text[at:s.Start])
		at = s.End
	}
	return append(pieces, text[at:])
}

func TestBetweenAnyTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		before := randomLines(r)
		after := edited(r, before)
		checkChange(t, []byte(strings.Join(before, "")), []byte(strings.Join(after, "")))
	}
}

func randomLines(r *rand.Rand) []string {
	lines := make([]string, r.IntN(12))
	for i := range lines {
		lines[i] = []string{"\n", "}\n", "a\n", "b b\n", strings.Repeat("long ", 120) + "\n"}[r.IntN(5)]
		if r.IntN(2) == 0 {
			lines[i] = string(rune('c'+r.IntN(20))) + lines[i]
		}
	}
	return lines
}

// edited takes lines out, puts others in and moves some.
func edited(r *rand.Rand, lines []string) []string {
	var out []string
	for _, l := range lines {
		switch r.IntN(6) {
		case 0:
		case 1:
			out = append(out, randomLines(r)...)
		case 2:
			out = append([]string{l}, out...)
		default:
			out = append(out, l)
		}
	}
	if len(out) > 0 && r.IntN(3) == 0 {
		out[len(out)-1] = strings.TrimSuffix(out[len(out)-1], "\n")
	}
	return out
}

func FuzzBetween(f *testing.F) {
	f.Add([]byte("a\nb\n"), []byte("b\na"))
	f.Fuzz(func(t *testing.T, before, after []byte) { checkChange(t, before, after) })
}

func TestWiden(t *testing.T) {
	const text = "1\n2\n3\n4\n5\n6\n7\n8\n9"
	for name, tt := range map[string]struct {
		spans        []source.Span
		lines, bytes int
		want         string
	}{
		"lines":     {[]source.Span{{Start: 8, End: 10}}, 1, 0, "4\n5\n6\n"},
		"bytes":     {[]source.Span{{Start: 8, End: 10}}, 0, 3, "3\n4\n5\n6\n7\n"},
		"the edges": {[]source.Span{{Start: 0, End: 0}, {Start: 17, End: 17}}, 1, 0, "1\n|9"},
		"joined":    {[]source.Span{{Start: 4, End: 6}, {Start: 8, End: 8}}, 1, 0, "2\n3\n4\n5\n"},
		"all":       {[]source.Span{{Start: 8, End: 10}}, 100, 0, text},
	} {
		t.Run(name, func(t *testing.T) {
			if got := join(text, Widen([]byte(text), tt.spans, tt.lines, tt.bytes)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
