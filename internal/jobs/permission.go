package jobs

import (
	"fmt"
	"slices"

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

// fetch finds what the token of an action's own app may do, which it fetches
// where it is given none: what the job says of its own token does not hold for it.
func (w *workflow) fetch(run *grant.Run, job member, step *syntax.Node) {
	act := run.Action
	if act == nil || run.Inner != nil || len(act.Fetches) == 0 || run.Allowed == nil || !fetches(run.Allowed.Scopes, act.Fetches) {
		return
	}
	for _, input := range act.Given {
		if text(step.Get("with").Get(input)) != "" {
			return
		}
	}
	d := &grant.Declaration{
		Form: grant.Job, What: fmt.Sprintf("%s in job %q, whatever the job says,", run.Title(), job.Key.Text), Agent: true, Implied: true,
		Place: run.Place, Labelled: true,
	}
	for _, s := range act.Fetches {
		c := scopes.Of(s, "github-actions")
		c.Instead = fmt.Sprintf("its own app gives it a token; set %s: ${{ github.token }}, so that it holds what \"permissions\" allows", act.Given[0])
		d.Scopes = append(d.Scopes, grant.Scope{Field: grant.Field{Text: s, Span: run.Place.Value, Path: run.Place.Path}, Class: c})
	}
	d.Place.File, run.Fetched = w.doc.File, d
	w.doc.Declarations = append(w.doc.Declarations, d)
}

// fetches reports whether a job may ask for such a token, and whether this may do
// what the job's own may not.
func fetches(own []grant.Scope, app []string) bool {
	has := func(want string) bool {
		return slices.ContainsFunc(own, func(s grant.Scope) bool { return s.Text == want || s.Text == "write-all" })
	}
	return has("id-token:write") && !slices.ContainsFunc(app, has)
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
