package main

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/credlint/credlint/internal/inventory"
)

// guide is what the page says of one client.
type guide struct {
	Name, Anchor string
	Project      []string // files in repositories
	User         []string // files elsewhere
	Reference    string
	Fields       []string // where a reference works, if not everywhere
	Names        []string // fields that take a variable's name
	Advice       string
	Expands      bool // false where it is known that nothing is expanded
	Known        bool
	OAuth        string
	Stores       []string
	Example      string
	Confidence   string
	Source       string
}

// page is docs/clients.md.
func page(root string) ([]byte, error) {
	fixes, err := os.ReadFile(filepath.Join(root, "testdata", "fixes", "env.golden"))
	if err != nil {
		return nil, err
	}
	var guides []guide
	for _, c := range inventory.Clients() {
		if g := newGuide(c); len(g.Project)+len(g.User) > 0 && !c.Generic {
			g.Example = cmp.Or(example(string(fixes), c.ID), plain(c))
			guides = append(guides, g)
		}
	}
	slices.SortFunc(guides, func(a, b guide) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	var out bytes.Buffer
	err = template.Must(template.New("").Funcs(template.FuncMap{"code": code, "codes": codes}).Parse(pageTemplate)).Execute(&out, guides)
	return out.Bytes(), err
}

func newGuide(c *inventory.Client) guide {
	g := guide{
		Name: c.Name, Anchor: anchor(c.Name), Reference: c.Dialect.Prefer, Fields: c.Dialect.Fields, Advice: c.Dialect.Advice,
		Known: c.Dialect.Known, Expands: len(c.Dialect.Expands) > 0, OAuth: oauths[c.OAuth],
		Confidence: origins[c.Confidence], Source: c.Source,
	}
	for _, name := range []string{c.Dialect.Names.Env, c.Dialect.Names.Header, c.Dialect.Names.Bearer} {
		if name != "" {
			g.Names = append(g.Names, name)
		}
	}
	for _, f := range c.Files {
		if f.Kind != inventory.Config || !handsOut(f) {
			continue
		}
		for _, p := range f.Paths {
			if f.Scope == inventory.Project || f.Scope == inventory.Local {
				g.Project = append(g.Project, strings.TrimPrefix(p, "**/"))
			}
		}
		for _, h := range f.Home {
			g.User = append(g.User, h.Path)
		}
	}
	for _, s := range c.Stores {
		g.Stores = append(g.Stores, s.Home.Path)
	}
	g.Project, g.User, g.Stores = distinct(g.Project), distinct(g.User), distinct(g.Stores)
	return g
}

// handsOut reports whether a credential can be handed out by a file.
func handsOut(f inventory.File) bool {
	return slices.ContainsFunc(f.Sections, func(s inventory.Section) bool {
		switch s.As {
		case inventory.ServersByName, inventory.ServersList, inventory.ServersFlat, inventory.Env, inventory.Headers,
			inventory.Credential, inventory.Settings:
			return true
		}
		return false
	})
}

// distinct keeps the first of equal words, in their order.
func distinct(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

var (
	oauths  = [...]string{inventory.OAuthUnknown: "not known", inventory.OAuthNone: "no", inventory.OAuthNative: "yes"}
	origins = [...]string{inventory.Source: "its source", inventory.Docs: "its documentation", inventory.ThirdParty: "other projects", inventory.Memory: "hearsay"}
)

// anchor is how GitHub names a heading.
func anchor(heading string) string {
	keep := func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}
	return strings.Map(keep, strings.ToLower(heading))
}

// code sets text as code in a table: a bar would end the cell.
func code(text string) string { return "`" + strings.ReplaceAll(text, "|", `\|`) + "`" }

func codes(texts []string) string {
	var out []string
	for _, t := range texts {
		out = append(out, code(t))
	}
	return strings.Join(out, ", ")
}
