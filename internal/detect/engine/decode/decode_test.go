package decode

import (
	"strings"
	"testing"
)

// What is decoded, where it came from, and what borders on it.
func TestLayers(t *testing.T) {
	//               0         1         2         3         4
	const text = `a = "c2VjcmV0JTNEaHVudGVyMg==" + %62%63d`
	first := Over([]byte(text))
	if got := string(first.Text); got != `a = "secret%3Dhunter2" + bcd` {
		t.Fatalf("the first layer is %q", got)
	}
	second := first.Next()
	if got := string(second.Text); got != `a = "secret=hunter2" + bcd` {
		t.Fatalf("the second layer is %q", got)
	}
	if third := second.Next(); third != nil {
		t.Errorf("a third layer: %q", third.Text)
	}
	for _, tt := range []struct {
		part, origin   string
		first, further bool
	}{
		{"hunter2", "c2VjcmV0JTNEaHVudGVyMg==", true, true},
		{"unter2", "c2VjcmV0JTNEaHVudGVyMg==", true, false},
		{`a = "`, `a = "`, true, false},
		{`" + `, `" + `, true, false},
		{"bc", "%62%63", true, false},
		{"d", "d", true, false},
		{` +`, ` +`, false, false},
	} {
		at := strings.LastIndex(string(second.Text), tt.part)
		from, to := second.Origin(at, at+len(tt.part))
		if text[from:to] != tt.origin {
			t.Errorf("%q comes from %q, want %q", tt.part, text[from:to], tt.origin)
		}
		if got := second.Touches(at, at+len(tt.part)); got != tt.further {
			t.Errorf("%q touches what the second pass decoded: %v", tt.part, got)
		}
		if at = strings.LastIndex(string(first.Text), tt.part); at >= 0 && first.Touches(at, at+len(tt.part)) != tt.first {
			t.Errorf("%q touches what the first pass decoded: %v", tt.part, !tt.first)
		}
	}
}

func TestAround(t *testing.T) {
	gap := strings.Repeat(".", 30)
	l := Over([]byte("%41\n" + gap + "\n%42..%43\n" + gap + "\n%44"))
	var got []string
	l.Around(5, func(start, end int) { got = append(got, string(l.Text[start:end])) })
	want := []string{"A\n....", "....\nB..C\n....", "....\nD"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A text of the length of a large file, encoded throughout, is no matter.
func BenchmarkFind(b *testing.B) {
	for name, text := range map[string]string{
		"code":    strings.Repeat("func (r *reader) lines(within source.Span, s slot) { path/to/file-name }\n", 4000),
		"base64":  strings.Repeat("c2VjcmV0JTNEaHVudGVyMg==\n", 12000),
		"percent": strings.Repeat("%41%42%43 ", 30000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Find([]byte(text))
			}
		})
	}
}
