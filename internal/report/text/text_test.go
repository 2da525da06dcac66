package text_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/report/text"
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
