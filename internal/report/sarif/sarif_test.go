package sarif_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/report/sarif"
)

func TestSample(t *testing.T) {
	out := sample.Golden(t, "sample.sarif.json", sample.Report(), sarif.Write)
	sample.HoldsNoSecret(t, out)
	validate(t, out)
}

func TestNothingFound(t *testing.T) {
	validate(t, sample.Golden(t, "empty.sarif.json", sample.Empty(), sarif.Write))
}

// validate checks against the schema of OASIS, formats included.
func validate(t *testing.T, doc []byte) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("../../../sarif/testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("against the SARIF schema: %v", err)
	}
}
