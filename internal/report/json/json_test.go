package json_test

import (
	"bytes"
	_ "embed"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/sample"
)

//go:embed schema.json
var schema []byte

func TestSample(t *testing.T) {
	out := sample.Golden(t, "sample.json", sample.Report(), json.Write)
	sample.HoldsNoSecret(t, out)
	validate(t, out)
}

func TestNothingFound(t *testing.T) {
	validate(t, sample.Golden(t, "empty.json", sample.Empty(), json.Write))
}

func validate(t *testing.T, doc []byte) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", parse(t, schema)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(parse(t, doc)); err != nil {
		t.Errorf("against schema.json: %v", err)
	}
}

func parse(t *testing.T, doc []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
