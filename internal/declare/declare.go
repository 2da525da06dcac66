// Package declare finds the places that make credentials or describe them
// without holding their text: key manifests, commands that mint keys, infrastructure
// code, policies, the scopes that a client asks for. It adds them to a document
// as declarations, which rules judge as they judge grants.
//
// Most files hold nothing of the kind. Each reader first asks for a few words in
// the raw bytes, and only where they stand is anything parsed.
package declare

import (
	"sync"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// maxSize is the largest file that is read for declarations; what is longer
// was written by a program.
const maxSize = 1 << 20

// maxRecords is the largest file of no known kind that is parsed for key
// manifests: people keep short records.
const maxRecords = 128 << 10

// Words are what a project says about itself, besides what everybody knows.
type Words struct {
	// Agents are the names of its own agents.
	Agents []string
	// Scopes are what its own scopes allow.
	Scopes map[string]scopes.Level
}

// Read adds to a document what its file declares.
func Read(doc *grant.Document, words Words) {
	if len(doc.File.Content) <= maxSize && doc.Identity.Kind != inventory.Ignore {
		r := &reader{
			doc: doc, words: words, vaultAgent: sync.OnceValue(func() bool { return holds(doc.File.Content, vaultAgents) }),
			agents: words.agentic(doc.File.Path) || doc.Identity.Kind.Agents() && doc.Identity.Kind != inventory.DotenvFile,
		}
		r.trees()
		r.commands()
		r.requests()
		r.servers()
	}
	words.classify(doc)
}

// classify judges the scopes that the project knows better.
func (w Words) classify(doc *grant.Document) {
	if len(w.Scopes) == 0 {
		return
	}
	for _, d := range doc.Declarations {
		for i := range d.Scopes {
			if level, known := w.Scopes[d.Scopes[i].Text]; known {
				d.Scopes[i].Class = scopes.Class{Level: level, Sure: true}
			}
		}
	}
}

// reader reads one file.
type reader struct {
	doc   *grant.Document
	words Words
	// agents is set where the file itself belongs to an agent, by its path or
	// its readers.
	agents bool
	// vaultAgent reports whether it speaks of Vault's own program for hosts.
	vaultAgent func() bool
}

// trees reads what has a structure.
func (r *reader) trees() {
	parse := r.parser()
	if parse == nil {
		return
	}
	f := r.doc.File
	short := r.doc.Tree != nil || len(f.Content) <= maxRecords
	records, infra := !isHCL(f.Path) && short && !grant.MadeUp(f.Path) && mayHoldManifest(f.Content), r.mayDeclare()
	if !records && !infra {
		return
	}
	tree := parse()
	if infra {
		r.infrastructure(tree.Roots)
	}
	for _, root := range tree.Roots {
		if records {
			r.manifests(root)
		}
	}
	if r.doc.Tree == nil && len(r.doc.Declarations) > 0 && !isHCL(f.Path) {
		r.doc.Records = tree
	}
}

// parser gives the tree of the file. One that is nobody's config was not parsed
// yet. Nil is for files without structure.
func (r *reader) parser() func() *syntax.Tree {
	f := r.doc.File
	if tree := r.doc.Tree; tree != nil {
		return func() *syntax.Tree { return tree }
	}
	if r.doc.Identity.Kind != inventory.Other {
		return nil
	}
	if isHCL(f.Path) {
		return func() *syntax.Tree { return parseHCL(f) }
	}
	if parse := grant.Parser(extension(f.Path)); parse != nil {
		return func() *syntax.Tree { return parse(f, source.Span{End: len(f.Content)}) }
	}
	return nil
}

// add keeps a declaration.
func (r *reader) add(d *grant.Declaration) {
	d.Place.File = r.doc.File
	r.doc.Declarations = append(r.doc.Declarations, d)
}

// field is the text of a scalar with its place.
func field(n *syntax.Node, path syntax.Pointer) grant.Field {
	return grant.Field{Text: n.Text, Span: n.Inner, Path: path}
}
