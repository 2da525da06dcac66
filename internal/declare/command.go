package declare

import (
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/mint"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
)

// commands adds what the commands of a file make when they run.
func (r *reader) commands() {
	for _, call := range r.doc.Calls {
		if call.Command.Mint.Noun != "" {
			r.command(call)
		}
	}
}

// command reads one command line. Of what is no agent's, only keys that never
// end are kept, and not those of a text that only shows people how it is done.
func (r *reader) command(call *grant.Call) {
	m := maker{&call.Command.Mint, func(name string) []value { return saidIn(call, name) }}
	agent := r.belongs(m.Operations, about(call)...)
	what := m.Noun + " of \"" + strings.Join(call.Command.Words, " ") + "\""
	switch {
	case !m.applies() || !agent && r.shows():
		return
	case m.Policy && agent:
		r.policy(what, "", call.Place, m.allowed())
		return
	case m.Policy:
		return
	}
	d := m.making(grant.Command, grant.Declaration{
		What: what, Agent: agent, Place: call.Place, Holder: call.Holder, Labelled: r.words.agentic(about(call)...),
	})
	if agent || d.Life.Span == grant.Endless {
		r.add(d)
	}
}

// shows reports whether the file is a text for people.
func (r *reader) shows() bool { return r.prose() && r.doc.Identity.Kind != inventory.Instructions }

// teaches reports whether the file is a text that tells how things are done, for
// people or for agents, and gives no order: a skill may tell how somebody else's
// key is made.
func (r *reader) teaches() bool {
	return r.prose() && (r.shows() || !slices.ContainsFunc(strings.Split(path.Dir(r.doc.File.Path), "/"), func(folder string) bool { return orders[folder] }))
}

// orders are the folders of what people call by its name, so that their agent does
// what stands there.
var orders = keys("commands", "prompts", "workflows")

// prose reports whether the file is a text, for people or for agents.
func (r *reader) prose() bool {
	switch extension(r.doc.File.Path) {
	case "md", "mdx", "mdc", "markdown", "rst", "txt":
		return true
	}
	return r.doc.Identity.Kind == inventory.Instructions && r.doc.Identity.Format == inventory.Markdown
}

// maxName is the longest word that may be a name.
const maxName = 100

// about are the texts of a command line that may tell whose the thing is.
func about(call *grant.Call) []string {
	names := []string{call.Into, path.Base(call.Target.Text)}
	for _, text := range append(call.Named, textsOf(call)...) {
		if len(text) <= maxName {
			names = append(names, text)
		}
	}
	return names
}

func textsOf(call *grant.Call) []string {
	var list []string
	for _, w := range call.Words[min(call.Last+1, len(call.Words)):] {
		list = append(list, w.Text)
	}
	return list
}

// saidIn yields what a command line says in a field: the value of a flag, the
// rest of a word with a head ("ttl="), the standard input ("<").
func saidIn(call *grant.Call, field string) []value {
	var list []value
	add := func(v value) { v.at = call.Place.Path.Key(strings.TrimSuffix(field, "=")); list = append(list, v) }
	switch {
	case field == "":
	case field == mint.Input:
		if call.Input != nil {
			add(value{Node: call.Input})
		}
	case strings.HasSuffix(field, "="):
		for _, i := range call.Further {
			if w := call.Words[i]; strings.HasPrefix(w.Text, field) {
				add(value{Node: w.Part(len(field), len(w.Text))})
			}
		}
	default:
		for f := range call.All(field) {
			if w := call.Words[f.Value]; f.Value > 0 {
				add(value{Node: w.Part(len(w.Text)-len(f.Text), len(w.Text))})
			}
		}
	}
	return list
}
