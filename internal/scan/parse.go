package scan

import (
	"bytes"
	"slices"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/declare"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/jobs"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/dockerfile"
	"github.com/credlint/credlint/internal/syntax/dotenv"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/toml"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

// parser reads a span of a file as a tree. It gives what it can read, together
// with problems for the rest, and never fails.
type parser func(*source.File, source.Span) *syntax.Tree

// parsers has one parser for each format that has a structure.
var parsers = map[inventory.Format]parser{
	inventory.JSON:       jsonc.Parse,
	inventory.JSONC:      jsonc.Parse,
	inventory.YAML:       yaml.Parse,
	inventory.TOML:       toml.Parse,
	inventory.Dotenv:     dotenv.Parse,
	inventory.Dockerfile: dockerfile.Parse,
	inventory.Markdown:   frontMatter,
}

// Document reads one file that is in memory: identify, parse, read grants.
func Document(f *source.File, det detect.Detector) *grant.Document {
	return DocumentAmong(nil, f, det)
}

// DocumentAmong is Document for a file that lies among others, which it may name.
func DocumentAmong(others jobs.Files, f *source.File, det detect.Detector) *grant.Document {
	return document(f, identify(f.Path), Options{Detector: det, Others: others})
}

func document(f *source.File, id inventory.Identity, o Options) *grant.Document {
	find := func(string, []byte) []credential.Match { return nil }
	if o.Detector != nil {
		find = o.Detector.Find
	}
	doc := grant.Read(f, id, parse(f, id), find(f.Path, f.Content), func(text string) []credential.Match {
		return find(f.Path, []byte(text))
	})
	declare.Read(doc, o.Words)
	jobs.Read(doc, o.others(f))
	return doc
}

// parse returns nil where the file has no structure that is known.
func parse(f *source.File, id inventory.Identity) *syntax.Tree {
	read := parsers[id.Format]
	if id.Kind == inventory.Other || id.Kind == inventory.Instructions || read == nil {
		return nil // instructions are prose, whatever their first lines look like
	}
	tree := read(f, text(f))
	if tree != nil && id.Kind == inventory.Config {
		if p, found := ill(f); found {
			same := func(o source.Problem) bool { return o.Span.Start == p.Span.Start } // the parser's own word for it
			tree.Problems = append(slices.DeleteFunc(tree.Problems, same), p)
		}
	}
	return tree
}

// frontMatter reads the YAML between the two lines of dashes at the top of a
// Markdown file. Without them, the file has no structure.
func frontMatter(f *source.File, within source.Span) *syntax.Tree {
	body := f.Text(within)
	start := bytes.IndexByte(body, '\n') + 1
	if start == 0 || string(bytes.TrimSpace(body[:start])) != "---" {
		return nil
	}
	end := bytes.Index(body[start:], []byte("\n---"))
	if end < 0 {
		return nil
	}
	return yaml.ParseFrontMatter(f, source.Span{Start: within.Start + start, End: within.Start + start + end + 1})
}
