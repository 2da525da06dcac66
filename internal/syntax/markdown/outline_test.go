package markdown

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
)

func TestOutline(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"none":           {"a `b` ``c``\n", ""},
		"two":            {"a\n```sh\nx\n```\nb\n~~~\ny\n~~~\n", "```sh 2-14|~~~ 16-26"},
		"never closed":   {"```\nx", "``` 0-5"},
		"a longer fence": {"````\n```\n````\n", "```` 0-14"},
		"another fence":  {"```\n~~~\n```\n", "``` 0-12"},
		"a closing word": {"```a\n```b\n```\n", "```a 0-14"},
		"code in a line": {"```x``` y\n", ""},
	} {
		var got []string
		for _, b := range OutlineOf([]byte(tt.text)).blocks {
			got = append(got, string(b.opening)+" "+spanText(b.Span))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), tt.want)
		}
	}
}

func spanText(s source.Span) string {
	digits := func(n int) string { return string(rune('0'+n/10%10)) + string(rune('0'+n%10)) }
	return strings.TrimPrefix(digits(s.Start), "0") + "-" + strings.TrimPrefix(digits(s.End), "0")
}

func TestOutlineAround(t *testing.T) {
	const text = "a\n```sh\nx\n```\nb\n"
	o := OutlineOf([]byte(text))
	for at, want := range map[int]string{0: "", 2: "", 8: "```sh", 10: "```sh", 14: ""} {
		if got := o.Opening(at); got != want {
			t.Errorf("at %d: %q, want %q", at, got, want)
		}
	}
	if got := o.Around(source.Span{Start: 8, End: 10}); text[got.Start:got.End] != "```sh\nx\n```\n" {
		t.Errorf("around x: %v", got)
	}
	deep := OutlineOf([]byte("1. list\n\n   - ```sh\n     x\n     ```\n"))
	for lines, want := range map[string][2]bool{"prose\n": {}, "<div>\n": {true, true}, "- item\n": {false, true}, "   \n": {false, true}, "a --> b\n": {true, true}} {
		if got := [2]bool{o.Shifts([]byte(lines)), deep.Shifts([]byte(lines))}; got != want {
			t.Errorf("%q: %v, want %v", lines, got, want)
		}
	}
}

// What goldmark takes for a block outside of lists, quotes and HTML is one.
func FuzzOutline(f *testing.F) {
	f.Add("a\n```sh\nx\n```\nb\n~~~json\n{}\n~~~\n")
	f.Add("````\n```\n````\n   ```\nx")
	f.Fuzz(func(t *testing.T, text string) {
		o := OutlineOf([]byte(text))
		last := 0
		for _, b := range o.blocks {
			if b.Start < last || b.End <= b.Start || b.End > len(text) {
				t.Fatalf("%q: a block at %v", text, b.Span)
			}
			last = b.End
		}
		if o.deep || strings.ContainsAny(text, "<>\t\r\f\v\x00\u00a0-*+0123456789") {
			return
		}
		var got, want int
		for _, b := range Blocks(source.NewFile("a.md", []byte(text)), func(lang string) bool { return lang == "sh" }) {
			want += b.Span.Len()
		}
		for _, b := range o.blocks {
			if lang, _ := language(strings.TrimLeft(string(b.opening), "`~")); lang == "sh" {
				body := b.Span
				body.Start += strings.IndexByte(text[b.Start:b.End]+"\n", '\n') + 1
				got += max(0, body.Len())
			}
		}
		if got < want {
			t.Errorf("%q: %d bytes in blocks, want at least %d", text, got, want)
		}
	})
}
