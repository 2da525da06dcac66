package source

import (
	"strings"
	"testing"
)

// A value that ends too early, as where its file is broken in the middle of it,
// is masked to its real end; what belongs to the file stays.
func TestWhole(t *testing.T) {
	for text, want := range map[string]string{
		`"a": "secret"`:                  `"a": "********"`,
		`"a": "secret","b": "c"`:         `"a": "********","b": "c"`,
		`"a": "secret"tail", "b": "c"`:   `"a": "********", "b": "c"`,
		`"a": "secret"""tail"`:           `"a": "********"`,
		`${A:-secret}tail}`:              `${A:-********}`,
		`${A:-secret}/path`:              `${A:-********}/path`,
		`{a: secret,tail}`:               `{a: ********}`,
		`{a: "secret",b: "c"}`:           `{a: "********",b: "c"}`,
		`f("secret") + 1`:                `f("********") + 1`,
		`a=secret`:                       `a=********`,
		`a='secret'é`:                    `a='********`,
		`a="secret"` + "\nsecond: \"x\"": `a="********"`,
	} {
		f := NewFile("f", []byte(text))
		at := strings.Index(text, "secret")
		f.Conceal(Span{at, at + len("secret")})
		if got := f.Excerpt(Span{at, at + 1}).Text; got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestHideOpaque(t *testing.T) {
	key := strings.Join([]string{"Zq7w", "Xk2p", "Lm9v", "Nb4t"}, "")
	for text, want := range map[string]string{
		"# the old one was " + key + ".": "# the old one was ********.",
		"ghp_" + key + "x1":              "ghp_********",
		"x" + key[:14]:                   "x" + key[:14],
		"actions/checkout@0123456789abcdef0123456789abcdef01234567": "actions/checkout@0123456789abcdef0123456789abcdef01234567",
		"AWS_S3_BUCKET_2_KEY_1 getEC2InstanceTypes":                 "AWS_S3_BUCKET_2_KEY_1 getEC2InstanceTypes",
	} {
		if got := HideOpaque(text); got != want {
			t.Errorf("%s: got %s", want, got)
		}
	}
}

func FuzzWhole(f *testing.F) {
	f.Add(`{"a": "secret"tail"}`, 7, 13)
	f.Add("a: b,c\xff", 3, 4)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		file := NewFile("f", []byte(text))
		if start < 0 || end < start || end > len(text) {
			t.Skip()
		}
		whole := file.Whole(Span{start, end})
		if whole.Start != start || whole.End < end || whole.End > len(text) || strings.ContainsAny(text[end:whole.End], " \n") {
			t.Errorf("%q: %d-%d has become %v", text, start, end, whole)
		}
	})
}
