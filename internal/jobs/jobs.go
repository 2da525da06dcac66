// Package jobs finds the agents that CI systems start, where nobody watches
// them: which credentials reach such an agent, what the job's own token may do,
// who can start it, and whether it asks before it acts.
//
// Which actions and commands are agents is data of package inventory. What the
// CI system itself decides (the default permissions of a repository, who may see
// it) is not known here, and nothing is concluded from it.
package jobs

import (
	"slices"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// Read adds to a document the agents that its jobs start, and what the tokens
// of these jobs may do as declarations. files, when not nil, reads what the jobs
// run of their repository.
func Read(doc *grant.Document, files Files) {
	if doc.Tree == nil {
		return
	}
	left := maxCalled
	r := &reader{doc: doc, files: files, base: baseOf(doc.File.Path), left: &left}
	for _, root := range doc.Tree.Roots {
		switch {
		case root.Kind != syntax.Object:
		case r.usedBy("github-actions") && root.Get("jobs") != nil:
			r.workflow(root, events(root.Get("on"), "/on"))
		case r.usedBy("github-actions"):
			r.composite(root)
		case r.usedBy("gitlab-ci"):
			r.pipeline(root)
		case r.usedBy("gh-aw"):
			r.agentic(root)
		}
	}
}

type reader struct {
	doc   *grant.Document
	files Files
	// base is the folder of the repository, depth how many files called this one,
	// left how many more may be read.
	base  string
	depth int
	left  *int
}

func (r *reader) usedBy(id string) bool {
	return slices.ContainsFunc(r.doc.Identity.Uses, func(u inventory.Use) bool { return u.Client.ID == id })
}

// add keeps an agent.
func (r *reader) add(run *grant.Run) {
	if len(r.doc.Runs) < maxRuns {
		run.Place.File = r.doc.File
		r.doc.Runs = append(r.doc.Runs, run)
	}
}

// What is read of one file is bounded.
const (
	maxJobs     = 500
	maxSteps    = 500
	maxHandouts = 100 // of one object
	maxRuns     = 1000
)

func text(n *syntax.Node) string {
	if !n.Scalar() {
		return ""
	}
	return n.Text
}

// member is a value of an object with its key and path.
type member struct {
	*syntax.Member
	at syntax.Pointer
}

// members are the entries of an object that are not in a comment.
func members(n *syntax.Node, at syntax.Pointer) []member {
	if n == nil {
		return nil
	}
	var list []member
	for i := range n.Members {
		if m := &n.Members[i]; !m.Disabled {
			list = append(list, member{m, at.Key(m.Key.Text)})
		}
	}
	return list
}

func (m member) field() grant.Field {
	return grant.Field{Text: text(m.Value), Span: m.Value.Inner, Path: m.at}
}
