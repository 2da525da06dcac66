package jobs

import (
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// engines are the agents of GitHub's agentic workflows. The first is the one
// that runs where none is named.
var engines = map[string]string{"": "copilot", "copilot": "copilot", "claude": "claude", "codex": "codex", "gemini": "gemini", "crush": "crush", "opencode": "opencode"}

// agentic reads the front matter of an agentic workflow of GitHub, which is the
// prompt of one agent. The permissions there are those of the agent's job; what
// it writes is meant to go through "safe-outputs", which another job carries out.
func (r *reader) agentic(root *syntax.Node) {
	node := root.Get("permissions")
	engine := root.Get("engine")
	if id := engine.Get("id"); id != nil {
		engine = id
	}
	agent := inventory.UnattendedByProgram(engines[text(engine)])
	if node == nil || agent == nil {
		return
	}
	at := source.Span{Start: root.Span.Start, End: min(root.Span.Start+1, root.Span.End)}
	place := grant.Place{File: r.doc.File, Key: at, Value: at, Path: "/engine"}
	if engine.Scalar() {
		place.Key, place.Value = engine.Inner, engine.Inner
	}
	list := permissions(node, "/permissions")
	for i := range list {
		list[i].Instead = `set it to "read", and let "safe-outputs" write`
	}
	r.doc.Declarations = append(r.doc.Declarations, &grant.Declaration{
		Form: grant.Job, What: agent.Client.Name + " in this workflow", Agent: true, Place: place, Scopes: list, Labelled: true,
	})
}
