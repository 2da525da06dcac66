package json_test

import (
	"bytes"
	_ "embed"
	"os"
	"strings"
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
	validate(t, schema, out)
}

func TestNothingFound(t *testing.T) {
	validate(t, schema, sample.Golden(t, "empty.json", sample.Empty(), json.Write))
}

// The page explains every field that the schema allows, and its example is one
// that the schema accepts.
func TestPageAndSchemaAgree(t *testing.T) { agree(t, "output-json.md", schema) }

func agree(t *testing.T, name string, schema []byte) {
	t.Helper()
	page, err := os.ReadFile("../../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```json\n")
	example, rest, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("the page has no example")
	}
	validate(t, schema, []byte(example))
	for name := range fields(parse(t, schema)) {
		if !strings.Contains(rest, "`"+name+"`") {
			t.Errorf("the page does not explain %q", name)
		}
	}
}

// fields are the names of all properties in a schema, but those of the document
// itself and of the tool, which have a version.
func fields(schema any) map[string]bool {
	out := map[string]bool{}
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if properties, ok := v["properties"].(map[string]any); ok && properties["version"] == nil {
				for name := range properties {
					out[name] = true
				}
			}
			for _, child := range v {
				visit(child)
			}
		case []any:
			for _, child := range v {
				visit(child)
			}
		}
	}
	visit(schema)
	return out
}

func validate(t *testing.T, schema, doc []byte) {
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
