package sarif

import (
	"slices"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/standard"
	"github.com/credlint/credlint/sarif"
)

// taxonomies are the lists that rules cite, cut down to what they cite.
func taxonomies(rules []*lint.Rule) []sarif.Taxonomy {
	cited := map[string]bool{}
	for _, r := range rules {
		for _, id := range r.Standards.Cited() {
			cited[id] = true
		}
	}
	var all []sarif.Taxonomy
	for _, l := range standard.Lists() {
		t := sarif.Taxonomy{Name: l.Name, Version: l.Version, Organization: l.Organization, Short: l.Title + ".", URI: l.URL}
		for _, item := range l.Items {
			if cited[item.ID] {
				t.Taxa = append(t.Taxa, sarif.Taxon{ID: item.ID, Title: item.Title + ".", URI: l.Page(item.ID)})
			}
		}
		if len(t.Taxa) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// taxa are what a rule cites, in the order in which it does.
func taxa(s lint.Standards) []sarif.TaxonRef {
	var refs []sarif.TaxonRef
	for _, id := range s.Cited() {
		for _, l := range standard.Lists() {
			if slices.ContainsFunc(l.Items, func(i standard.Item) bool { return i.ID == id }) {
				refs = append(refs, sarif.TaxonRef{Taxonomy: l.Name, ID: id})
			}
		}
	}
	return refs
}
