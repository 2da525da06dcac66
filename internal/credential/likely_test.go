package credential

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// What is a literal in a sample is likely, whatever stands around it.
func TestLiteralsAreLikely(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabets := []string{"0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789", "ABCDEFabcdef0123456789+/-_", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ab1-"}
	literals := 0
	for range 10_000 {
		text := randomText(r, alphabets[r.IntN(len(alphabets))], 1+r.IntN(40))
		for _, name := range []string{"password", "API_KEY", "token"} {
			if Judge(Query{Name: name, Text: text, Setting: Sample}).Kind != Literal {
				continue
			}
			literals++
			for _, around := range []string{"", "\n", " a=\"", "x", "é"} {
				if line := around + text + around; !Likely([]byte(line)) {
					t.Fatalf("%q is a literal under %s, and %q is not likely", text, name, line)
				}
			}
		}
	}
	if literals < 500 {
		t.Errorf("only %d literals", literals)
	}
	if !Likely([]byte("Authorization: Basic dTpwdw==")) {
		t.Error("a header of user and password")
	}
}

func randomText(r *rand.Rand, alphabet string, length int) string {
	var b strings.Builder
	for range length {
		b.WriteByte(alphabet[r.IntN(len(alphabet))])
	}
	return b.String()
}

// Sentences, links and versions are not.
func TestProseIsNotLikely(t *testing.T) {
	for _, text := range []string{
		"Fixed a bug, see #1234 and https://github.com/example/project/pull/1234 (v1.2.3, 2024-05-06).",
		"- `x86_64-unknown-linux-gnu`, SHA-256 and the JavaScriptCore of macOS 12",
		"The quick brown fox",
	} {
		if Likely([]byte(text)) {
			t.Errorf("%q", text)
		}
	}
}

func BenchmarkLikely(b *testing.B) {
	text := []byte(strings.Repeat("- Fixed a bug, see #1234 and https://github.com/example/project/pull/1234 (v1.2.3)\n", 1000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Likely(text)
	}
}
