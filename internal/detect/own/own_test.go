package own

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/source"
)

// fixed is a detector that finds a word.
type fixed string

func (f fixed) Find(_ string, text []byte) []credential.Match {
	var found []credential.Match
	for at := 0; ; {
		i := strings.Index(string(text[at:]), string(f))
		if i < 0 {
			return found
		}
		found = append(found, credential.Match{Type: "fixed", Start: at + i, End: at + i + len(f)})
		at += i + len(f)
	}
}

func TestFind(t *testing.T) {
	d := With(fixed("word"), []Format{
		{"acme", regexp.MustCompile(`acme_[a-z0-9]{4,}`)},
		{"beta", regexp.MustCompile(`(?i)beta[=:](\w+)?`)},
	})
	for text, want := range map[string]string{
		"":                                   "",
		"x acme_ab12 word acme_wordx word":   "acme 2-11, fixed 12-16, acme 17-27, fixed 28-32",
		"wordword acme_1 beta: BETA=q1 beta": "fixed 0-4, fixed 4-8, beta 27-29",
		"beta=acme_abcd":                     "acme 5-14",
		"beta=acmeword":                      "beta 5-13",
	} {
		var got []string
		for _, m := range d.Find("", []byte(text)) {
			got = append(got, fmt.Sprintf("%s %d-%d", m.Type, m.Start, m.End))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %s, want %s", text, strings.Join(got, ", "), want)
		}
	}
	if With(fixed("x"), nil) != fixed("x") {
		t.Error("no formats, another detector")
	}
	if got := With(nil, []Format{{"a", regexp.MustCompile("a")}}).Find("", []byte("ba")); len(got) != 1 {
		t.Errorf("without another detector: %v", got)
	}
}

// followed is a detector below that is silent, or not.
type followed struct {
	fixed
	silent bool
}

func (f followed) Follow(string) detect.Trail        { return f }
func (f followed) Silent([]byte, []source.Span) bool { return f.silent }

func TestFollow(t *testing.T) {
	formats := []Format{{"acme", regexp.MustCompile(`acme_[a-z0-9]{4,}`)}}
	if trail := With(fixed("x"), formats).(detect.Follower).Follow("a"); trail != nil {
		t.Error("a trail over a detector that leaves none")
	}
	for text, base := range map[string]detect.Detector{
		"nothing": nil, "acme_": followed{silent: true}, "acme_ab12": followed{silent: true}, "acme_abcd": nil, "other": followed{},
	} {
		want := text == "nothing" || text == "acme_"
		if got := With(base, formats).(detect.Follower).Follow("a").Silent([]byte(text), nil); got != want {
			t.Errorf("%s: silent %t, want %t", text, got, want)
		}
	}
}

// Whatever is found is sorted, in the text, and does not overlap.
func FuzzFind(f *testing.F) {
	f.Add("acme_[a-z]+", "x acme_word word")
	f.Add("(w)|o", "word")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile(pattern)
		if err != nil || len(pattern) > 100 {
			return
		}
		end := 0
		for _, m := range With(fixed("word"), []Format{{"own", re}, {"two", regexp.MustCompile("or.*")}}).Find("", []byte(text)) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q in %q: %v after %d", pattern, text, m, end)
			}
			end = m.End
		}
	})
}
