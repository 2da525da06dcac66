package text_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/source"
)

func plain(w io.Writer, r *report.Report) error { return text.Write(w, r, text.Options{}) }

func TestSample(t *testing.T) {
	sample.HoldsNoSecret(t, sample.Golden(t, "sample.txt", sample.Report(), plain))
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.txt", sample.Empty(), plain)
}

func TestProblems(t *testing.T) {
	out := sample.Golden(t, "problems.txt", sample.Report(), func(w io.Writer, r *report.Report) error {
		return text.WriteProblems(w, r.Problems, text.Options{})
	})
	sample.HoldsNoSecret(t, out)
}

// Color is asked for by the caller alone and changes no letter of the report.
func TestColorOnlyAdds(t *testing.T) {
	var colored, without bytes.Buffer
	if err := text.Write(&colored, sample.Report(), text.Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if err := plain(&without, sample.Report()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(colored.String(), "\x1b[31;1merror[static-key-in-config]\x1b[0") {
		t.Error("an error is not red")
	}
	var stripped strings.Builder
	for i, part := range strings.Split(colored.String(), "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		stripped.WriteString(part)
	}
	if stripped.String() != without.String() {
		t.Error("without its colors the report differs from the plain one")
	}
}

// What several rules say of one place stands together, the worst first.
func TestOnePlaceIsShownOnce(t *testing.T) {
	f := source.NewFile(".mcp.json", []byte("token: correct-horse"))
	f.Conceal(source.Span{Start: 7, End: 20})
	found := func(id string, level lint.Severity) lint.Finding {
		return lint.Finding{
			Rule: &lint.Rule{ID: id, Severity: level}, Message: "this is " + id, Help: "mend " + id,
			At: lint.Location{File: f, Span: source.Span{Start: 7, End: 20}},
		}
	}
	var out bytes.Buffer
	r := &report.Report{Findings: []lint.Finding{found("mild", lint.Note), found("severe", lint.Error)}}
	if err := text.Write(&out, r, text.Options{Quiet: true}); err != nil {
		t.Fatal(err)
	}
	want := `error[severe]: this is severe
note[mild]: this is mild
 --> .mcp.json:1:8
  |
1 | token: ********
  |        ^^^^^^^^
  = help (severe): mend severe
  = help (mild): mend mild
  = page: ` + (&lint.Rule{ID: "severe"}).URL() + `
  = page: ` + (&lint.Rule{ID: "mild"}).URL() + "\n\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
