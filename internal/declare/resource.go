package declare

import (
	"slices"
	"strings"
	"sync"

	"github.com/credlint/credlint/internal/credential/mint"
	"github.com/credlint/credlint/internal/grant"
)

// table are the kinds of resources by their names. A name stands for several
// where a resource holds several things.
var table = sync.OnceValue(func() map[string][]*mint.Kind {
	all := map[string][]*mint.Kind{}
	list := mint.Resources()
	for i := range list {
		for _, name := range list[i].Names {
			all[name] = append(all[name], &list[i].Kind)
		}
	}
	return all
})

// operators are the providers, by the first word of their kinds, in whose resources
// "agent" alone is a program of operations.
var operators = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for name, kinds := range table() {
		if provider, _, _ := strings.Cut(name, "_"); slices.ContainsFunc(kinds, func(k *mint.Kind) bool { return k.Operations }) {
			all[provider] = true
		}
	}
	return all
})

// ofOperations reports whether a kind of resource is one of theirs.
func ofOperations(kind string) bool {
	provider, _, _ := strings.Cut(kind, "_")
	return operators()[provider]
}

// blocks adds what the resources of a file declare.
func (r *reader) blocks(list []*block) {
	agents := r.owned(list)
	for _, b := range list {
		for _, kind := range table()[b.kind] {
			r.resource(b, kind, agents[b])
		}
	}
}

// resource reads one block. Of what is no agent's, only keys that never end are
// kept.
func (r *reader) resource(b *block, kind *mint.Kind, agent bool) {
	m := maker{kind, value{b.body, b.at}.field}
	at := named(b.name, b.at)
	switch {
	case !m.applies():
		return
	case kind.Policy && agent:
		r.policy(kind.Noun, b.name.Text, at, m.allowed())
		return
	case kind.Policy:
		return
	}
	d := m.making(grant.Resource, grant.Declaration{
		What: kind.Noun, Agent: agent, Place: at, Labelled: r.words.agentic(b.names...),
		Label: grant.Field{Text: b.name.Text, Span: b.name.Inner, Path: b.at},
	})
	if presentable(b.name.Text) {
		d.What += " \"" + b.name.Text + "\""
	}
	if agent || d.Life.Span == grant.Endless {
		r.add(d)
	}
}
