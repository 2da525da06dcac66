package keymap

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Draw returns the map of documents.
func Draw(docs []*grant.Document) *Map {
	d := &drawer{holders: map[holderKey]*Holder{}, secrets: map[*Credential]credential.Secret{}}
	for _, doc := range docs {
		d.document(doc)
	}
	d.loaded(docs)
	groups := d.share()
	m := &Map{Holders: d.sorted()}
	m.Total = count(m.Holders, groups)
	return m
}

// drawer collects holders.
type drawer struct {
	holders map[holderKey]*Holder
	all     []*Credential
	secrets map[*Credential]credential.Secret // of the literals
}

type holderKey struct {
	path   string
	server *grant.Server
	kind   Kind
}

// document adds what one file grants.
func (d *drawer) document(doc *grant.Document) {
	v := veilOf(doc)
	for _, g := range doc.Grants {
		if !g.Disabled {
			d.grant(v, g)
		}
	}
	for _, s := range doc.Servers {
		if s.Wrapped != "" {
			at := lint.Location{File: doc.File, Span: source.Span{Start: s.Span.Start, End: s.Span.Start}, Path: s.Path}
			d.add(d.holder(v, s, false), &Credential{Route: grant.Env, From: Source{Means: Launcher, Name: s.Wrapped}, At: at})
		}
	}
	for _, e := range doc.EnvFiles {
		at := lint.Location{File: doc.File, Span: e.Span, Path: e.Path}
		d.add(d.holder(v, e.Server, false), &Credential{Route: grant.Env, From: Source{Means: File, Name: v.path(e.Target)}, At: at})
	}
}

// grant adds the credentials of one grant. What is made to be published, or is
// still to be filled in, is none.
func (d *drawer) grant(v veil, g *grant.Grant) {
	switch {
	case g.Kind == credential.Literal && (g.Anatomy == nil || !g.Anatomy.Public):
		c := d.credential(v, g, Source{})
		c.Anatomy = g.Anatomy
		if c.Anatomy != nil && c.Anatomy.Known() {
			c.Provider = c.Anatomy.Provider
		}
		d.secrets[c] = g.Secret
	case g.Kind == credential.Encrypted:
		d.credential(v, g, Source{Means: Encrypted})
	case g.Kind == credential.Reference:
		for _, s := range sources(g) {
			d.credential(v, g, Source{s.Means, v.hide(s.Name), v.hide(s.Item)})
		}
	}
}

func (d *drawer) credential(v veil, g *grant.Grant, from Source) *Credential {
	c := &Credential{
		Route: g.Route, Name: v.hide(g.Name), From: from, Provider: provider(g.Name, from.Name),
		At: lint.Location{File: g.Place.File, Span: g.Place.Value, Path: syntax.Pointer(v.hide(string(g.Place.Path.Map(v.hide))))},
	}
	d.add(d.holder(v, g.Holder.Server, g.Route == grant.Instruction), c)
	return c
}

func (d *drawer) add(h *Holder, c *Credential) {
	c.Holder = h
	h.Credentials = append(h.Credentials, c)
	d.all = append(d.all, c)
}

// holder returns the holder of what stands in a file, for a server of it or for
// the file itself.
func (d *drawer) holder(v veil, s *grant.Server, told bool) *Holder {
	k := kindOf(v.doc)
	if told {
		k = Instructions
	}
	key := holderKey{v.doc.File.Path, s, k}
	h := d.holders[key]
	if h == nil {
		h = &Holder{Kind: k, Path: v.path(v.doc.File.Path)}
		for _, use := range v.doc.Identity.Uses {
			h.Clients = append(h.Clients, use.Client.Name)
		}
		if s != nil {
			h.Server = cmp.Or(v.hide(s.Name), "(without a name)")
		}
		d.holders[key] = h
	}
	return h
}

func kindOf(doc *grant.Document) Kind {
	switch doc.Identity.Kind {
	case inventory.Config:
		return Agent
	case inventory.Workload:
		return Workload
	case inventory.Instructions:
		return Instructions
	case inventory.DotenvFile:
		return EnvFile
	}
	switch strings.ToLower(path.Ext(doc.File.Path)) {
	case ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".cmd":
		return Script
	}
	if doc.Identity.Format == inventory.Shell {
		return Script
	}
	return Other
}

// loaded tells .env files who loads them.
func (d *drawer) loaded(docs []*grant.Document) {
	files := map[string]*Holder{}
	for key, h := range d.holders {
		if h.Kind == EnvFile {
			files[key.path] = h
		}
	}
	for _, doc := range docs {
		for _, e := range doc.EnvFiles {
			at := e.Resolve(doc.File.Path, func(p string) bool { return files[p] != nil })
			if by := d.holders[holderKey{doc.File.Path, e.Server, kindOf(doc)}]; at != "" && by != nil {
				files[at].LoadedBy = append(files[at].LoadedBy, by)
			}
		}
	}
}

// sorted are the holders by kind, client, server and file, each with its
// credentials by their places.
func (d *drawer) sorted() []*Holder {
	all := slices.SortedStableFunc(maps.Values(d.holders), func(a, b *Holder) int {
		return cmp.Or(
			cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Client(), b.Client()), strings.Compare(a.Server, b.Server),
			strings.Compare(a.Path, b.Path), cmp.Compare(a.start(), b.start()),
		)
	})
	for _, h := range all {
		slices.SortStableFunc(h.Credentials, func(a, b *Credential) int { return cmp.Compare(a.At.Span.Start, b.At.Span.Start) })
	}
	return all
}

// Client is the program whose file it is first of all, or empty.
func (h *Holder) Client() string {
	if len(h.Clients) == 0 {
		return ""
	}
	return h.Clients[0]
}

// start is where the first of a holder's credentials stands.
func (h *Holder) start() int {
	first := h.Credentials[0].At.Span.Start
	for _, c := range h.Credentials {
		first = min(first, c.At.Span.Start)
	}
	return first
}
