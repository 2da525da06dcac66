package backtrack

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

var patterns = []string{
	`abc`, `(?i)kelvin`, `a|ab`, `(?:ab|a)(b?)`, `a{2,4}a`, `a{2,4}?a`, `(a+)(a*)`, `(a+?)(a*)$`,
	`(?:ab){1,3}c`, `(?:ab|b){0,2}?b`, `(?:(a)|b)+`, `((?:a|b){2}){1,2}`, `[^a]+`, `.{2}é?`, `(?s).{3,}\n`,
	`\bab\b`, `\Bb`, `^a`, `(?m)^b$`, `(?m)a$`, `a\z`, `[\w.-]{0,5}?(?:key|token)[ =]{1,3}([a-z0-9]{3,8}|"[^"]*")(?:[\s;]|$)`,
	`[ab]+=?(?s:.){0,3}?c`, `[a-zé]{2,}[bé]{0,2}(b?)[ab]{1,4}c`, `.{0,4}?\s*([ab]+):?.{0,5}c`, `a*b*?(a*)c`,
	`(?:a(?:b(c)?)?)?d?`, `x*`, `(?:a|)b`, `(?:ab?)*?c`, `(?:aa|a)*b`,
}

var texts = []string{
	"", "a", "ab", "abc", "aaaa", "aaaaab", "abababc", "bab b ab", "KELVIN \u212aelvin", "é", "\xe2\x82", "aé\xffb",
	"a\nb\n", "key = abc123;", "my.token=\"x y\" ", "x-key=abcdefghij", "bbbbaabab", "ab  aab:b c", "ééabéébabc", "abd", "abcd", strings.Repeat("ab", 20) + "c",
}

// At each place, the match and its groups are those of package regexp.
func TestSameAsRegexp(t *testing.T) {
	for _, p := range patterns {
		for _, text := range texts {
			same(t, p, text)
		}
	}
}

func same(t *testing.T, pattern, text string) {
	t.Helper()
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return
	}
	p, err := Compile(re)
	if err != nil {
		return
	}
	for at := range len(text) + 1 {
		if at > 0 && strings.ToValidUTF8(text[:at], "") != text[:at] {
			continue // package regexp would count the broken bytes as characters
		}
		want := anchored(re.String(), text, at)
		left := 1 << 16
		got := p.Match([]byte(text), at, &left)
		if got == nil && left == 0 {
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s at %d of %q: got %v, want %v", pattern, at, text, got, want)
		}
	}
}

// anchored asks package regexp for the match that begins at an offset.
func anchored(pattern, text string, at int) []int {
	runes := len([]rune(text[:at]))
	re, err := regexp.Compile(fmt.Sprintf(`\A(?s:.{%d})(%s)`, runes, pattern))
	if err != nil {
		return nil
	}
	loc := re.FindStringSubmatchIndex(text)
	if loc == nil {
		return nil
	}
	return loc[2:]
}

// Where trying everything takes too long, the search ends and says so.
func TestBudget(t *testing.T) {
	re, err := syntax.Parse(`(?:a|aa)+(?:a|aa)+(?:a|aa)+b`, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(re)
	if err != nil {
		t.Fatal(err)
	}
	left := 10_000
	if loc := p.Match([]byte(strings.Repeat("a", 200)), 0, &left); loc != nil || left != 0 {
		t.Errorf("got %v with %d steps left", loc, left)
	}
}

func TestUnfit(t *testing.T) {
	for _, pattern := range []string{`(?:a*)*`, `(?:a|)+b`, `(?:\b){2,}`} {
		re, err := syntax.Parse(pattern, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Compile(re); !errors.Is(err, ErrUnfit) {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for i, p := range patterns {
		f.Add(p, texts[i%len(texts)])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 60 || len(text) > 200 || strings.Contains(pattern, "(?") {
			return
		}
		same(t, pattern, text)
	})
}
