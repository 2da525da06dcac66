package suppress

import (
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

func document(path, text string) *grant.Document {
	f := source.NewFile(path, []byte(text))
	return &grant.Document{File: f, Identity: inventory.Identity{Format: inventory.Text}}
}

var now = time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC)

// Each text has "KEY" where a finding is; the comment must take it or not.
func TestApply(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"KEY # credlint:ignore a-b: why", true},
		{"# credlint:ignore a-b: why\nKEY", true},
		{"# credlint:ignore a-b: why\r\nKEY\r\n", true},
		{"// credlint:ignore c-d, a-b: why\nKEY", true},
		{"-- credlint:ignore a-b : why\nKEY", true},
		{"; credlint:ignore a-b: why\nKEY", true},
		{"<!-- credlint:ignore a-b: why -->\nKEY", true},
		{"/* credlint:ignore a-b: why */ KEY", false}, // alone on its line it would speak of the next
		{"KEY /* credlint:ignore a-b: why */", true},
		{"/*\n * credlint:ignore a-b: why\n */ KEY", true},
		{"# credlint:ignore a-b: why\n# credlint:ignore c-d: why\nKEY", true},
		{"KEY # note # credlint:ignore a-b: why", true},
		{"# credlint:ignore a-b: why, until: 2026-07-01\nKEY", true},
		{"# credlint:ignore a-b: why, until: 2026-06-30\nKEY", false},
		{"# credlint:ignore a-b: why, until: tomorrow\nKEY", false},
		{"x # credlint:ignore a-b: why\nKEY", false},
		{"# credlint:ignore a-b: why\n\nKEY", false},
		{"# credlint:ignore c-d: why\nKEY", false},
		{"# credlint:ignore a-b:\nKEY", false},
		{"# credlint:ignore a-b\nKEY", false},
		{"# credlint:ignored a-b: why\nKEY", false},
		{"credlint:ignore a-b: why\nKEY", false},
		{"\"# credlint:ignore a-b: why\" KEY", false},
	} {
		doc := document("x", c.text)
		at := strings.Index(c.text, "KEY")
		f := lint.Finding{Rule: &lint.Rule{ID: "a-b"}, At: lint.Location{File: doc.File, Span: source.Span{Start: at, End: at + 3}}}
		if got := len(Apply([]lint.Finding{f}, Comments(doc), now).Ignored) == 1; got != c.want {
			t.Errorf("%q: ignored %v, want %v", c.text, got, c.want)
		}
	}
}

// A value of several lines begins with its key.
func TestApplyToSeveralLines(t *testing.T) {
	text := "# credlint:ignore a-b: why\nkey: |\n  KEY\n  KEY\n"
	doc := document("x.yaml", text)
	at, key := strings.Index(text, "KEY"), strings.Index(text, "key")
	f := lint.Finding{
		Rule:  &lint.Rule{ID: "a-b"},
		At:    lint.Location{File: doc.File, Span: source.Span{Start: at, End: len(text)}},
		Grant: &grant.Grant{Place: grant.Place{File: doc.File, Key: source.Span{Start: key, End: key + 3}}},
	}
	if v := Apply([]lint.Finding{f}, Comments(doc), now); len(v.Kept) > 0 {
		t.Error("the comment above the key does not hold")
	}
}

// Many comments in a row take no more time than many lines.
func TestManyComments(t *testing.T) {
	doc := document("x", strings.Repeat("# credlint:ignore a-b: why\n", 50_000))
	begin := time.Now()
	if n := len(Comments(doc)); n != 50_000 {
		t.Errorf("%d comments", n)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzComments(f *testing.F) {
	for _, seed := range []string{"# credlint:ignore a-b: why until: 2026-01-01", "<!--credlint:ignore a-b, c-d: x -->", "credlint:ignore", "/* credlint:ignore \xff"} {
		f.Add("x.md", seed)
	}
	f.Fuzz(func(t *testing.T, path, text string) {
		for _, c := range Comments(document(path, text)) {
			spans := []source.Span{c.At.Span}
			for _, claim := range c.Claims {
				spans = append(spans, claim.Span)
				if got := text[claim.Span.Start:claim.Span.End]; got != claim.Rule {
					t.Errorf("the place of %q holds %q", claim.Rule, got)
				}
			}
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Errorf("span %v in %d bytes", s, len(text))
				}
			}
			c.Holds(now)
		}
	})
}

// A line of megabytes may hold a request at every few bytes; each is read in the time
// that its own bytes take.
func TestManyCommentsOnALine(t *testing.T) {
	const n = 100_000
	one := "/* credlint:ignore a-b: why é */"
	for _, path := range []string{"run.sh", ".mcp.json"} {
		start := time.Now()
		if got := len(Comments(document(path, strings.Repeat(one, n)+"{}"))); got != n {
			t.Errorf("%s: %d comments, want %d", path, got, n)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: took %v", path, took)
		}
	}
}
