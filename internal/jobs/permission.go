package jobs

import (
	"fmt"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// allow finds what the token of an agent's job may do: what the job says, else
// what the workflow says for all of its jobs. Where neither does, the settings
// of the repository hold, and those are not known.
func (w *workflow) allow(run *grant.Run, job member) {
	node, at := job.Value.Get("permissions"), job.at.Key("permissions")
	if node == nil {
		node, at = w.root.Get("permissions"), "/permissions"
	}
	if node == nil {
		return
	}
	d := w.declared[node]
	if d == nil {
		d = &grant.Declaration{Form: grant.Job, Scopes: permissions(node, at), Labelled: true}
		w.declared[node] = d
		w.doc.Declarations = append(w.doc.Declarations, d)
	}
	run.Allowed = d
	if !d.Agent { // the first that the token reaches stands for all
		d.What, d.Agent, d.Place = fmt.Sprintf("%s in job %q", run.Title(), run.Job), run.Token, run.Place
		d.Place.File = w.doc.File
	}
}

// permissions reads what a token may do: a word for all of it, or a level for
// each kind of thing.
func permissions(n *syntax.Node, at syntax.Pointer) []grant.Scope {
	if n.Scalar() {
		if n.Text == "" {
			return nil
		}
		f := grant.Field{Text: n.Text, Span: n.Inner, Path: at}
		return []grant.Scope{{Field: f, Class: scopes.Of(n.Text, "github-actions")}}
	}
	var list []grant.Scope
	for _, m := range members(n, at) {
		if m.Value.Scalar() {
			f := m.field()
			f.Text = m.Key.Text + ":" + f.Text
			list = append(list, grant.Scope{Field: f, Class: scopes.Of(f.Text, "github-actions")})
		}
	}
	return list
}
