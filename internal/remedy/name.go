package remedy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// variable is the environment variable that will hold the credential.
func (w *work) variable() string {
	return w.by.Names.Once(func() map[*grant.Grant]string { return names(w.doc, w.by.Kept) })[w.g]
}

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
	n := &naming{kept: kept, taken: taken, next: map[string]int{}, given: map[*grant.Grant][]string{}, first: alike(doc)}
	out := map[*grant.Grant]string{}
	for _, named := range []bool{true, false} { // those with a name of their own keep it
		for _, g := range doc.Grants {
			if g.Kind == credential.Literal && named == (g.Field == "env" || g.Route == grant.Dotenv) {
				name := kept.Name(g.Whole())
				if named || name == "" || name != advice.Screaming(name) || !n.free(name, g) {
					name = n.choose(g)
				}
				n.give(name, g)
				out[g] = name
			}
		}
	}
	return out
}

// alike tells of each literal the first with the same text.
func alike(doc *grant.Document) map[*grant.Grant]*grant.Grant {
	var literals []*grant.Grant
	var secrets []credential.Secret
	for _, g := range doc.Grants {
		if g.Kind == credential.Literal {
			literals, secrets = append(literals, g), append(secrets, g.Whole())
		}
	}
	first := map[*grant.Grant]*grant.Grant{}
	for _, group := range credential.Groups(secrets) {
		for _, i := range group {
			first[literals[i]] = literals[group[0]]
		}
	}
	return first
}

// naming is what is known while the literals of a document get their names. A
// thousand of them may want the same one.
type naming struct {
	kept  *lint.Kept
	taken map[string]*grant.Grant
	first map[*grant.Grant]*grant.Grant // of those with the same text
	given map[*grant.Grant][]string     // the names of a text, by its first
	next  map[string]int                // the number below which all are taken
}

func (n *naming) give(name string, g *grant.Grant) {
	n.taken[name] = g
	if of := n.first[g]; !slices.Contains(n.given[of], name) {
		n.given[of] = append(n.given[of], name)
	}
}

func (n *naming) free(name string, g *grant.Grant) bool {
	holder, known := n.taken[name]
	if !known {
		return vacant(n.kept, name, g.Whole())
	}
	return holder != nil && n.first[holder] == n.first[g]
}

// vacant reports whether a name is no variable of another credential.
func vacant(kept *lint.Kept, name string, secret credential.Secret) bool {
	held := kept.Named(name)
	return len(held) == 0 || slices.ContainsFunc(held, secret.Same)
}

// choose is the first name for g that is free.
func (n *naming) choose(g *grant.Grant) string {
	base := advice.Variable(g)
	if advice.Screaming(base) != base || base == "" { // not the name of a variable
		base = advice.Screaming(base)
	}
	if base == "" || base[0] >= '0' && base[0] <= '9' {
		base = "TOKEN_" + base
	}
	if n.free(base, g) {
		return base
	}
	if s := g.Holder.Server; s != nil && advice.Screaming(s.Name) != "" && !strings.HasPrefix(base, advice.Screaming(s.Name)+"_") {
		base = advice.Screaming(s.Name) + "_" + base
		if n.free(base, g) {
			return base
		}
	}
	return n.numbered(base, g)
}

// numbered is the first of base_2, base_3 and so on that is free.
func (n *naming) numbered(base string, g *grant.Grant) string {
	own := 0 // the number that the same text has got already
	for _, name := range n.given[n.first[g]] {
		digits, found := strings.CutPrefix(name, base+"_")
		if i, err := strconv.Atoi(digits); found && err == nil && i > 1 && strconv.Itoa(i) == digits && (own == 0 || i < own) {
			own = i
		}
	}
	name := func(i int) string { return fmt.Sprintf("%s_%d", base, i) }
	i := max(n.next[base], 2)
	for ; n.isTaken(name(i)); i++ {
	}
	n.next[base] = i
	for ; (own == 0 || i < own) && !n.free(name(i), g); i++ {
	}
	if own > 0 {
		i = min(i, own)
	}
	return name(i)
}

func (n *naming) isTaken(name string) bool {
	_, taken := n.taken[name]
	return taken
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
