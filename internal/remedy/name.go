package remedy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// variable is the environment variable that will hold the credential.
func (w *work) variable() string { return names(w.doc, w.by.Kept)[w.g] }

// names gives each literal of a document its variable. Two that differ never
// share one: a name that is taken gets the server's name in front, or a number.
// What has no name of its own gets the one under which it is kept already.
func names(doc *grant.Document, kept *lint.Kept) map[*grant.Grant]string {
	taken := map[string]*grant.Grant{}
	for _, g := range doc.Grants {
		for _, ref := range g.Refs {
			if _, known := taken[ref.Name]; !known {
				taken[ref.Name] = nil // by something that is not here
			}
		}
	}
	free := func(name string, g *grant.Grant) bool {
		holder, known := taken[name]
		if !known {
			return vacant(kept, name, g.Whole())
		}
		return holder != nil && holder.Whole().Same(g.Whole())
	}
	out := map[*grant.Grant]string{}
	for _, named := range []bool{true, false} { // those with a name of their own keep it
		for _, g := range doc.Grants {
			if g.Kind == credential.Literal && named == (g.Field == "env" || g.Route == grant.Dotenv) {
				name := kept.Name(g.Whole())
				if named || name == "" || name != advice.Screaming(name) || !free(name, g) {
					name = first(g, free)
				}
				taken[name], out[g] = g, name
			}
		}
	}
	return out
}

// vacant reports whether a name is no variable of another credential.
func vacant(kept *lint.Kept, name string, secret credential.Secret) bool {
	held := kept.Named(name)
	return len(held) == 0 || slices.ContainsFunc(held, secret.Same)
}

// first is the first name for g that is free.
func first(g *grant.Grant, free func(string, *grant.Grant) bool) string {
	base := advice.Variable(g)
	if advice.Screaming(base) != base || base == "" { // not the name of a variable
		base = advice.Screaming(base)
	}
	if base == "" || base[0] >= '0' && base[0] <= '9' {
		base = "TOKEN_" + base
	}
	if free(base, g) {
		return base
	}
	if s := g.Holder.Server; s != nil && advice.Screaming(s.Name) != "" && !strings.HasPrefix(base, advice.Screaming(s.Name)+"_") {
		base = advice.Screaming(s.Name) + "_" + base
	}
	name := base
	for n := 2; !free(name, g); n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	return name
}

// text is a part of a file as a secret, without the line end of a block.
func text(s string) credential.Secret { return credential.NewSecret(strings.TrimRight(s, "\n")) }

// moved says where a credential goes.
func (w *work) moved(g *grant.Grant, name string, secret credential.Secret) lint.Moved {
	m := lint.Moved{Name: name, Entry: name, Secret: secret, Grant: g}
	if w.manager == nil || w.manager.ByName() {
		return m
	}
	entry := advice.Slug(name)
	if s := g.Holder.Server; s != nil {
		if server := advice.Slug(s.Name); server != "" && entry != server && !strings.HasPrefix(entry, server+"-") {
			entry = server + "-" + entry
		}
	}
	m.Entry = entry
	other := func(s credential.Secret) bool { return !s.Same(secret) }
	for n := 2; slices.ContainsFunc(w.by.Kept.At(m.Entry), other); n++ {
		m.Entry = fmt.Sprintf("%s-%d", entry, n)
	}
	return m
}

// place fills the names into a template of a manager.
func (w *work) place(template string, m lint.Moved) string {
	return fill(template, w.manager.at(w.by.At), m)
}
