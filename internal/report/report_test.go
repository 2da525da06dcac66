package report_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

func TestCount(t *testing.T) {
	r := sample.Report()
	if got, want := r.Count(), (report.Count{Errors: 3, Warnings: 2}); got != want || got.Total() != 5 {
		t.Errorf("Count = %+v (%d), want %+v (5)", got, got.Total(), want)
	}
	r.Problems = append(r.Problems, r.Problems[0])
	if got := r.Unread(); got != 2 {
		t.Errorf("Unread = %d, want 2: a file counts once", got)
	}
}

// What is said about a finding may hold the secret as it is written in its own
// file, as it is written in a related one, or as its reader decodes it.
func TestScrubberKnowsEverySpelling(t *testing.T) {
	own := source.NewFile("a", []byte(`EXAMPLE\u002dkey`))
	own.Conceal(source.Span{Start: 0, End: 16})
	other := source.NewFile("b", []byte("EXAMPLE%2Dkey"))
	other.Conceal(source.Span{Start: 0, End: 13})
	f := lint.Finding{
		At:      lint.Location{File: own},
		Related: []lint.Location{{File: other}},
		Grant:   &grant.Grant{Secret: credential.NewSecret("EXAMPLE-key")},
	}
	said := `EXAMPLE\u002dkey, EXAMPLE%2Dkey, EXAMPLE-key`
	want := source.Mask + ", " + source.Mask + ", " + source.Mask
	if got := report.For(&f).Exact(said); got != want {
		t.Errorf("Exact leaves %d of %d bytes, want only masks", len(got), len(said))
	}
}

// A sentence quotes names, and escapes what is in them; a pointer has escapes of
// its own.
func TestEscapedSecretsAreMasked(t *testing.T) {
	const secret = "a/b\"c\\d\x1b~e"
	file := source.NewFile("a", []byte(secret))
	file.Conceal(source.Span{End: len(secret)})
	scrub := report.For(&lint.Finding{At: lint.Location{File: file}})
	if got, want := scrub.Show(fmt.Sprintf("server %q of %q", "x "+secret, "A")), `server "x `+source.Mask+`" of "A"`; got != want {
		t.Errorf("a sentence has %d bytes, want %d", len(got), len(want))
	}
	if got, want := scrub.Pointer(syntax.Pointer("/a").Key("x"+secret).Index(1)), "/a/x"+source.Mask+"/1"; got != want {
		t.Errorf("a pointer has %d bytes, want %d", len(got), len(want))
	}
}

// A path leads to its file, unless it holds more of a secret than a word.
func TestPath(t *testing.T) {
	for secret, shown := range map[string]string{
		"postgres":     "install/postgres/setup_postgres.sh",
		"EXAMPLE-key1": "install/" + source.Mask + "/notes.md",
	} {
		file := source.NewFile("a", []byte(secret))
		file.Conceal(source.Span{End: len(secret)})
		path := strings.ReplaceAll(shown, source.Mask, secret)
		if got := report.For(&lint.Finding{At: lint.Location{File: file}}).Path(path); got != shown {
			t.Errorf("a path with a secret of %d bytes is shown with %d bytes, want %d", len(secret), len(got), len(shown))
		}
	}
}

func TestShowIsSafeAndShort(t *testing.T) {
	f := lint.Finding{At: lint.Location{File: source.NewFile("a", nil)}}
	show := report.For(&f).Show
	if got, want := show("a\x1b[2J\n::error::\u202e"), `a\u001b[2J\u000a\u003a:error::\u202e`; got != want {
		t.Errorf("Show = %s, want %s", got, want)
	}
	if got, want := show("::error::a##[error]b ##vso[x] # ##### [c] d::e"), `\u003a:error::a#\u0023[error]b #\u0023vso[x] # ##### [c] d::e`; got != want {
		t.Errorf("Show = %s, want %s", got, want)
	}
	if got := show("server " + strconv.Quote(strings.Repeat(`do \this" `, 50)) + ` of "B"`); len(got) > 200 || !strings.HasSuffix(got, `…" of "B"`) {
		t.Errorf("Show = %s, want the long name cut and the rest whole", got)
	}
	if got := show(strings.Repeat("é", 1_000_000)); len(got) > 1100 || strings.ContainsRune(got, '\\') {
		t.Errorf("a name of a megabyte is shown with %d bytes", len(got))
	}
}
