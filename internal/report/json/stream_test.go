package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/sample"
)

// counter counts what is written, and how much at once.
type counter struct{ total, most int }

func (c *counter) Write(text []byte) (int, error) {
	c.total += len(text)
	c.most = max(c.most, len(text))
	return len(text), nil
}

// Many findings are written as they come.
func TestManyFindings(t *testing.T) {
	r := sample.Report()
	few := r.Findings
	for len(r.Findings) < 20_000 {
		r.Findings = append(r.Findings, few...)
	}
	var c counter
	if err := json.Write(&c, r); err != nil {
		t.Fatal(err)
	}
	if c.total < 20<<20 || c.most > 1<<20 {
		t.Errorf("%d bytes were written, %d of them at once", c.total, c.most)
	}
}

// full is a disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestFaultOfTheOutput(t *testing.T) {
	if err := json.Write(full{}, sample.Report()); err == nil {
		t.Error("no error")
	}
}

// What is written member by member is what an encoder writes of the whole.
func TestIndentation(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample.Report(), "empty": sample.Empty()} {
		var out bytes.Buffer
		if err := json.Write(&out, r); err != nil {
			t.Fatal(err)
		}
		var whole stdjson.RawMessage
		if err := stdjson.Unmarshal(out.Bytes(), &whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err := stdjson.MarshalIndent(whole, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want)+"\n" {
			t.Errorf("%s: the indentation is another one", name)
		}
	}
}
