package scan

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dotenv"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/toml"
)

// parser reads a span of a file as a tree. It gives what it can read, together
// with problems for the rest, and never fails.
type parser func(*source.File, source.Span) *syntax.Tree

// parsers has one parser for each format that has a structure.
var parsers = map[inventory.Format]parser{
	inventory.JSON:   jsonc.Parse,
	inventory.JSONC:  jsonc.Parse,
	inventory.TOML:   toml.Parse,
	inventory.Dotenv: dotenv.Parse,
}

// Document reads one file that is in memory: identify, parse, read grants.
func Document(f *source.File, det detect.Detector) *grant.Document {
	return document(f, identify(f.Path), det)
}

func document(f *source.File, id inventory.Identity, det detect.Detector) *grant.Document {
	find := func(string, []byte) []credential.Match { return nil }
	if det != nil {
		find = det.Find
	}
	return grant.Read(f, id, parse(f, id), find(f.Path, f.Content), func(text string) []credential.Match {
		return find(f.Path, []byte(text))
	})
}

// parse returns nil where the file has no structure that is known.
func parse(f *source.File, id inventory.Identity) *syntax.Tree {
	read := parsers[id.Format]
	if id.Kind == inventory.Other || read == nil {
		return nil
	}
	return read(f, text(f))
}
