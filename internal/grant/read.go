package grant

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Finder finds tokens of known formats in text.
type Finder func(text string) []credential.Match

// Read finds everything that a file grants. tree is nil where the format has no
// structure; matches are the tokens that the detector found in the raw bytes.
// find is the detector itself, for decoded text that differs from the raw.
// Every literal's span is concealed in f.
func Read(f *source.File, id inventory.Identity, tree *syntax.Tree, matches []credential.Match, find Finder) *Document {
	r := &reader{
		doc:     &Document{File: f, Identity: id, Tree: tree},
		matches: matches,
		find:    find,
		seen:    make(map[*syntax.Node]bool),
		called:  make(map[source.Span]bool),

		literals: cover{},
	}
	r.claim(tree)
	for _, use := range r.doc.Identity.Uses {
		r.holder.Clients = append(r.holder.Clients, use.Client)
	}
	if tree != nil {
		r.readTree(tree)
	}
	if r.doc.Identity.Kind == inventory.Ignore {
		r.ignoreFile()
		return r.doc
	}
	r.readText()
	r.finish()
	return r.doc
}

// reader reads one file.
type reader struct {
	doc     *Document
	matches []credential.Match
	find    Finder
	seen    map[*syntax.Node]bool // scalars that have been judged
	called  map[source.Span]bool  // calls and requests that are known
	// literals are the places of those that have been recorded.
	literals cover
	setting  credential.Setting
	route    Route // of what stands in no known slot
	holder   Holder
	// unchecked is Grant.Unchecked for the whole file.
	unchecked bool
	// refused are the commands that the file's clients may not run unasked.
	refused []refusal
}

// claim keeps the uses whose marks are in the tree. A file with a common name
// that no client's marks are in is just a file.
func (r *reader) claim(tree *syntax.Tree) {
	id := &r.doc.Identity
	id.Uses = slices.DeleteFunc(slices.Clone(id.Uses), func(u inventory.Use) bool { return !present(tree, u.File.Requires) })
	if id.Kind == inventory.Workload && tree == nil { // Dockerfile.go
		id.Uses = nil
	}
	if (id.Kind == inventory.Config || id.Kind == inventory.Workload) && len(id.Uses) == 0 {
		id.Kind = inventory.Other
	}
	r.setting, r.route = settingOf(*id), routeOf(*id)
	r.unchecked = id.Kind == inventory.Config && !slices.ContainsFunc(id.Uses, func(u inventory.Use) bool { return u.File.Confidence > inventory.Memory })
	if r.isShell() && !isTest(r.doc.File.Path) {
		r.setting = credential.Live
	}
}

// present reports whether one of the required places is in the tree; nothing
// required is always there.
func present(tree *syntax.Tree, requires []string) bool {
	if len(requires) == 0 {
		return true
	}
	found := false
	for _, at := range requires {
		schema, isSchema := strings.CutPrefix(at, "$schema=")
		if tree == nil {
			return false
		}
		for _, root := range tree.Roots {
			if s := root.Get("$schema"); isSchema {
				found = found || s.Scalar() && strings.Contains(s.Text, schema)
				continue
			}
			walkPath(root, "", splitPath(at), func(*syntax.Node, syntax.Pointer) { found = true })
		}
	}
	return found
}

// settingOf tells how real the values in a file are. Only templates by name and
// text for readers are samples; a client's own config is live even when it is
// called a sample, because people fill it in and commit it.
func settingOf(id inventory.Identity) credential.Setting {
	if id.Kind == inventory.Config || id.Kind == inventory.DotenvFile && !id.Template || id.Format == inventory.Shell {
		return credential.Live
	}
	return credential.Sample
}

func routeOf(id inventory.Identity) Route {
	switch id.Kind {
	case inventory.Config:
		if id.Format == inventory.Markdown {
			return Instruction
		}
		return Setting
	case inventory.DotenvFile:
		return Dotenv
	case inventory.Instructions:
		return Instruction
	}
	return Code
}

// readTree reads the slots that the clients' sections name, then everything
// else in the tree by the names of its keys.
func (r *reader) readTree(tree *syntax.Tree) {
	for _, root := range tree.Roots {
		if r.doc.Identity.Kind == inventory.DotenvFile {
			r.readDotenv(root)
			continue
		}
		for _, sec := range r.sections() {
			r.readSection(root, sec)
		}
		if r.doc.Identity.Kind != inventory.Workload {
			r.readRest(root, "")
		}
	}
}

// sections are the sections of all clients that read the file, each once: a
// file that several clients read has one meaning.
func (r *reader) sections() []*inventory.Section {
	var out []*inventory.Section
	for _, use := range r.doc.Identity.Uses {
		for i := range use.File.Sections {
			sec := &use.File.Sections[i]
			if !slices.ContainsFunc(out, func(o *inventory.Section) bool { return o.At == sec.At && o.As == sec.As }) {
				out = append(out, sec)
			}
		}
	}
	return out
}

// readDotenv reads one variable after the other.
func (r *reader) readDotenv(root *syntax.Node) {
	seen := map[string]bool{}
	for i, m := range root.Members {
		path := syntax.Pointer("").Key(m.Key.Text)
		if seen[m.Key.Text] { // the second needs a path of its own
			path = path.Index(i)
		}
		seen[m.Key.Text] = true
		s := slot{route: Dotenv, name: m.Key.Text, path: path, key: m.Key.Inner, disabled: m.Disabled}
		r.value(m.Value, s)
	}
}

// finish sorts the grants by place, conceals the literals and dissects them.
func (r *reader) finish() {
	r.settle()
	slices.SortStableFunc(r.doc.Grants, func(a, b *Grant) int { return a.Place.Value.Start - b.Place.Value.Start })
	for _, g := range r.doc.Grants {
		if g.Kind == credential.Literal || g.Kind == credential.Weak {
			r.doc.File.Conceal(g.Place.Value)
		}
	}
	r.dissect()
	r.things()
}
