package scan

import (
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
	broken.guard("credlint", func() error {
		next = document(f, doc.Identity, o.Detector)
		next.Mode = doc.Mode
		return nil
	})
	if next == nil {
		return nil, nil, broken.problems(f)
	}
	findings = append(checkOne(next, o, &broken), conclude([]*grant.Document{next}, o, &broken)...)
	findings = suppress.Apply(name(findings), suppress.Comments(next), o.Policy.Now).Kept
	problems := broken.problems(f)
	if next.Tree != nil {
		problems = append(problems, next.Tree.Problems...)
	}
	return next, findings, problems
}

// Conclude judges documents together by each rule.
func Conclude(docs []*grant.Document, o Options) ([]lint.Finding, []source.Problem) {
	o = o.complete()
	var broken faults
	var comments []suppress.Comment
	for _, doc := range docs {
		comments = append(comments, suppress.Comments(doc)...)
	}
	findings := suppress.Apply(name(conclude(docs, o, &broken)), comments, o.Policy.Now).Kept
	return findings, broken.problems(source.NewFile(".", nil))
}
