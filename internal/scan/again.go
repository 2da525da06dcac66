package scan

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/suppress"
)

// Again reads a document with another content and judges it by each rule, as
// Run did, so that a change can be tried before it is made. It concludes from
// this file alone; what shows in several is left to Conclude.
func Again(doc *grant.Document, content []byte, o Options) (*grant.Document, []lint.Finding, []source.Problem) {
	o = o.complete()
	f := source.NewFile(doc.File.Path, content)
	f.Name = doc.File.Name
	var next *grant.Document
	var findings []lint.Finding
	var broken faults
	broken.guard("", func() error {
		next = document(f, doc.Identity, o)
		next.Mode = doc.Mode
		return nil
	})
	if next == nil {
		return nil, nil, broken.problems(f)
	}
	found, problems := neighbours(f, o)
	findings = unite(checkOne(next, o, &broken), found)
	findings = append(findings, conclude([]*grant.Document{next}, o, &broken)...)
	problems = append(problems, broken.problems(f)...)
	if next.Tree != nil {
		problems = append(problems, next.Tree.Problems...)
	}
	return next, settled(o, findings, suppress.Comments(next)), problems
}

// neighbours judges a file together with the others of its folder, as they are
// on the disk, and returns what is found in the file itself.
func neighbours(f *source.File, o Options) ([]lint.Finding, []source.Problem) {
	if o.Packages == nil || !o.Packages.Member(f.Path) {
		return nil, nil
	}
	files, outcomes := []*entry{{path: f.Path}}, []*outcome{{doc: &grant.Document{File: f}, wanted: true}}
	for _, e := range beside(f) {
		files, outcomes = append(files, e), append(outcomes, &outcome{})
	}
	all, problems := o.Packages.Check(context.Background(), folders(o, files, outcomes), o.Rules, o.Policy)
	if !o.Packages.Sound(f) {
		problems = append(problems, source.Problem{Path: f.Path, Message: "cannot be parsed"})
	}
	return slices.DeleteFunc(all, func(found lint.Finding) bool { return found.At.File != f }), problems
}

// beside are the other files of a file's folder. A file that is on no disk has
// none.
func beside(f *source.File) []*entry {
	if f.Name == "" {
		return nil
	}
	var all []*entry
	list, _ := os.ReadDir(filepath.Dir(f.Name)) // what cannot be read is not there
	for _, d := range list {
		name := filepath.Join(filepath.Dir(f.Name), d.Name())
		if d.Type().IsRegular() && name != f.Name {
			all = append(all, &entry{path: path.Join(path.Dir(f.Path), d.Name()), name: name})
		}
	}
	return all
}

// Conclude judges documents together by each rule.
func Conclude(docs []*grant.Document, o Options) ([]lint.Finding, []source.Problem) {
	o = o.complete()
	var broken faults
	var comments []suppress.Comment
	for _, doc := range docs {
		comments = append(comments, suppress.Comments(doc)...)
	}
	return settled(o, conclude(docs, o, &broken), comments), broken.problems(source.NewFile(".", nil))
}
