package json_test

import (
	"bytes"
	_ "embed"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/source"
)

//go:embed keys.schema.json
var keysSchema []byte

func TestKeys(t *testing.T) {
	r := sample.Report()
	byFile := map[*source.File]*grant.Document{}
	var docs []*grant.Document
	for _, f := range r.Findings {
		if f.Grant == nil {
			continue
		}
		doc := byFile[f.At.File]
		if doc == nil {
			doc = &grant.Document{File: f.At.File, Identity: inventory.Identify(f.At.File.Path)}
			byFile[f.At.File] = doc
			docs = append(docs, doc)
		}
		g := *f.Grant
		g.Place = grant.Place{File: f.At.File, Value: f.At.Span, Path: f.At.Path}
		doc.Grants = append(doc.Grants, &g)
	}
	if len(docs) < 2 {
		t.Fatal("the sample has too few files")
	}
	var out bytes.Buffer
	if err := json.WriteKeys(&out, r, keymap.Draw(docs), time.Time{}); err != nil {
		t.Fatal(err)
	}
	sample.HoldsNoSecret(t, out.Bytes())
	validate(t, keysSchema, out.Bytes())
}

func TestKeysPageAndSchemaAgree(t *testing.T) { agree(t, "keys.md", keysSchema) }
