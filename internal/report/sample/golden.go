package sample

import (
	"bytes"
	"flag"
	"io"
	"os"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares what write makes of r with a file below testdata, and returns
// it. "go test -update" writes the file.
func Golden(t *testing.T, name string, r *report.Report, write func(io.Writer, *report.Report) error) []byte {
	t.Helper()
	var got bytes.Buffer
	if err := write(&got, r); err != nil {
		t.Fatal(err)
	}
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("differs from %s; see what changed with go test -update and git diff", path)
	}
	return got.Bytes()
}

// HoldsNoSecret fails where doc shows a secret of the sample, or a byte that a
// terminal would act upon.
func HoldsNoSecret(t *testing.T, doc []byte) {
	t.Helper()
	for i, secret := range Secrets() {
		if bytes.Contains(doc, []byte(secret)) {
			t.Errorf("the report shows secret %d of the sample", i)
		}
	}
	for _, bad := range []string{"\x1b", "\r", "\u202e", "\n::"} {
		if bytes.Contains(doc, []byte(bad)) {
			t.Errorf("the report holds %q", bad)
		}
	}
}
