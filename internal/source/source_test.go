package source

import (
	"strings"
	"testing"
	"unicode"
)

func TestPosition(t *testing.T) {
	f := NewFile("x", []byte("a\r\nbé𝄞c\rd\n"))
	for _, c := range []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1, 1, 1}},
		{3, Position{2, 1, 1, 1}},
		{6, Position{2, 4, 3, 3}},
		{10, Position{2, 8, 4, 5}},
		{12, Position{3, 1, 1, 1}},
		{14, Position{4, 1, 1, 1}},
		{99, Position{4, 1, 1, 1}},
		{-1, Position{1, 1, 1, 1}},
	} {
		if got := f.Position(c.offset); got != c.want {
			t.Errorf("Position(%d) = %v, want %v", c.offset, got, c.want)
		}
	}
	if got := f.Lines(); got != 4 {
		t.Errorf("Lines() = %d, want 4", got)
	}
}

func TestByteOrderMarkHasNoColumn(t *testing.T) {
	f := NewFile("x", []byte("\ufeffab\ncd"))
	for offset, want := range map[int]Position{
		0: {Line: 1, Byte: 1, Rune: 1, UTF16: 1}, // the mark itself
		3: {Line: 1, Byte: 1, Rune: 1, UTF16: 1},
		4: {Line: 1, Byte: 2, Rune: 2, UTF16: 2},
		7: {Line: 2, Byte: 2, Rune: 2, UTF16: 2},
	} {
		if got := f.Position(offset); got != want {
			t.Errorf("Position(%d) = %+v, want %+v", offset, got, want)
		}
	}
	if e := f.Excerpt(Span{0, 4}); e.Text != "ab" || e.Start != 0 || e.End != 1 {
		t.Errorf("Excerpt = %+v, want the first letter marked and no byte order mark", e)
	}
}

func TestLine(t *testing.T) {
	f := NewFile("x", []byte("ab\r\ncd"))
	for n, want := range map[int]string{0: "", 1: "ab", 2: "cd", 3: ""} {
		if got := string(f.Text(f.Line(n))); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestExcerptMasksEveryOccurrence(t *testing.T) {
	line := "\tkey = \"hunter2abc\" # hunter2abc \x1b[31m"
	f := NewFile("x", []byte("first\n"+line+"\nlast hunter2abc"))
	at := strings.Index("first\n"+line, "hunter2abc")
	f.Conceal(Span{at, at + 10})
	e := f.Excerpt(Span{at, at + 10})
	if want := ` key = "********" # ******** \u001b[31m`; e.Text != want {
		t.Errorf("Text = %q, want %q", e.Text, want)
	}
	if got := string([]rune(e.Text)[e.Start:e.End]); got != Mask || e.Line != 2 {
		t.Errorf("line %d marks %q, want line 2 and the mask", e.Line, got)
	}
	if got := f.Scrub("the server hunter2abc"); got != "the server "+Mask {
		t.Errorf("Scrub = %q", got)
	}
}

// One secret is often a part of another: a password and the URL around it.
func TestScrubMasksOverlappingSecretsWhole(t *testing.T) {
	f := NewFile("x", []byte("hunter2abc hunter2abcdef"))
	f.Conceal(Span{0, 10})
	f.Conceal(Span{11, 24})
	if got, want := f.Scrub("a hunter2abcdef b hunter2abc"), "a "+Mask+" b "+Mask; got != want {
		t.Errorf("Scrub = %q, want %q", got, want)
	}
}

func TestExcerptCutsLongLines(t *testing.T) {
	text := strings.Repeat("x", 5000) + "SECRETVALUE" + strings.Repeat("y", 5000)
	f := NewFile("x", []byte(text))
	s := Span{5000, 5011}
	f.Conceal(s)
	e := f.Excerpt(s)
	if n := len([]rune(e.Text)); n != maxExcerpt {
		t.Errorf("excerpt has %d runes, want %d", n, maxExcerpt)
	}
	if got := string([]rune(e.Text)[e.Start:e.End]); got != Mask {
		t.Errorf("marks %q", got)
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("a\tb\r\nc\x00d", 2, 5)
	f.Add("é𝄞\xff", 0, 3)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if a < 0 || b < a || b > len(text) {
			t.Skip()
		}
		file := NewFile("x", []byte(text))
		file.Conceal(Span{a, b})
		e := file.Excerpt(Span{a, b})
		if n := len([]rune(e.Text)); e.Start < 0 || e.Start > e.End || e.End > n {
			t.Fatalf("range %d..%d of %d runes", e.Start, e.End, n)
		}
		if secret := text[a:b]; len(secret) >= minConcealed && !strings.Contains(Mask, secret) &&
			!strings.ContainsAny(secret, "\r\n") && strings.Contains(e.Text, secret) && !escapesSpell(text, secret) {
			t.Fatal("the excerpt shows the secret")
		}
	})
}

// escapesSpell reports whether a text without the secret shows it all the same:
// the escape of a NUL ends in the zeros of a secret that has nothing else.
func escapesSpell(text, secret string) bool {
	return strings.Contains(Visible(strings.ReplaceAll(text, secret, Mask)), secret)
}

// Of what a terminal acts upon and of what nobody sees, nothing is left in a text
// that is shown, and no two characters are shown as the same.
func TestVisibleHidesNothing(t *testing.T) {
	unseen := func(r rune) bool {
		return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
	}
	as := map[string]rune{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unseen(r) || r == '\t' {
			continue
		}
		shown := Visible("a" + string(r) + "b")
		if strings.IndexFunc(shown, unseen) >= 0 {
			t.Errorf("%U is shown as it is", r)
		}
		if other, taken := as[shown]; taken {
			t.Errorf("%U is shown as %U is", r, other)
		}
		as[shown] = r
		f := NewFile("a", []byte("a"+string(r)+"b"))
		if r != '\n' && r != '\r' && f.Excerpt(Span{End: 1}).Text != shown {
			t.Errorf("%U is another one in an excerpt", r)
		}
	}
	for text, want := range map[string]string{
		"a ``` b": "a \\u0060`` b", "````": "\\u0060\\u0060``", "~~~": `\u007e~~`, "a `b` ~c~~": "a `b` ~c~~",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
