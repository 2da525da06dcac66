package formats_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/sample"
)

// samples is how many texts of each format are tried.
const samples = 40

// open are formats whose end nothing marks, because its last characters may be no
// letters. A longer text holds one of them as well: whoever reads one looks around.
var open = strings.Fields("gitlab-runner-token azure-sas azure-ad-client-secret azure-other-identifiable sentry-org")

// Every text that a pattern makes is of the format, and what is nearly one is not.
func TestNearMisses(t *testing.T) {
	for _, f := range formats.All() {
		t.Run(f.ID, func(t *testing.T) {
			m := misses{t, f, regexp.MustCompile(f.Pattern), regexp.MustCompile(`\A(?:` + f.Pattern + `)\z`)}
			for seed := range uint64(samples) {
				text, err := sample.Of(f.Pattern, seed)
				if err != nil {
					t.Fatal(err)
				}
				if !m.whole.MatchString(text) {
					t.Fatal("the pattern does not match what it made")
				}
				m.head(text)
				m.class(text)
				m.glued(text)
				m.short(seed)
			}
		})
	}
}

type misses struct {
	*testing.T
	formats.Format
	part, whole *regexp.Regexp
}

// short: one character less than the pattern asks for. A text may be cut inside
// an alternative that has no least length of its own.
func (m misses) short(seed uint64) {
	text, err := sample.Short(m.Pattern, seed)
	if err != nil {
		m.Fatal(err)
	}
	if cut := text[:len(text)-1]; m.whole.MatchString(cut) {
		m.Error("matches with one character too few")
	}
}

// head: the text holds one of the heads, and with another letter in its place it
// is none of the format.
func (m misses) head(text string) {
	if len(m.Prefixes) == 0 {
		return
	}
	held := false
	for _, p := range m.Prefixes {
		held = held || strings.Contains(text, p)
		wrong := strings.ReplaceAll(text, p, "~"+p[1:])
		if wrong != text && m.whole.MatchString(wrong) {
			m.Errorf("matches without the head %q", p)
		}
	}
	if !held {
		m.Error("a text of the format holds none of its heads")
	}
}

// class: a character that no credential has.
func (m misses) class(text string) {
	if wrong := text[:len(text)/2] + "\x7f" + text[len(text)/2+1:]; m.whole.MatchString(wrong) && !m.anyCharacter() {
		m.Error("matches with a control character in the middle")
	}
}

// anyCharacter reports whether passwords or whole files are a part of the format.
func (m misses) anyCharacter() bool {
	return strings.Contains(m.Pattern, "[^") || strings.Contains(m.Pattern, `\S`)
}

// glued: as a part of a longer word it is not found.
func (m misses) glued(text string) {
	if at := m.part.FindStringIndex("x" + text); word(text[0]) && at != nil && at[0] == 1 {
		m.Error("found behind a letter")
	}
	if m.foundBeforeLetter(text) && !slices.Contains(open, m.ID) {
		m.Error("found before a letter")
	}
}

func (m misses) foundBeforeLetter(text string) bool {
	at := m.part.FindStringIndex(text + "x")
	return word(text[len(text)-1]) && at != nil && at[0] == 0 && at[1] == len(text)
}

func word(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
