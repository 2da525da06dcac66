package sarif

import (
	"slices"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// The library's rules know no relationships, and its components and references
// write null for what they lack. So the way from the document down to a rule is
// written here; a field of these types hides the library's of the same name.
type (
	document struct {
		Version string `json:"version"`
		Schema  string `json:"$schema"`
		Runs    []run  `json:"runs"`
	}
	run struct {
		*sarif.Run
		Tool       tool       `json:"tool"`
		Taxonomies []taxonomy `json:"taxonomies,omitempty"`
	}
	tool struct {
		Driver driver `json:"driver"`
	}
	driver struct {
		*sarif.ToolComponent
		Rules               []descriptor `json:"rules"`
		SupportedTaxonomies []reference  `json:"supportedTaxonomies,omitempty"`
	}
	descriptor struct {
		*sarif.ReportingDescriptor
		Relationships []relationship `json:"relationships,omitempty"`
	}
	relationship struct {
		Target target   `json:"target"`
		Kinds  []string `json:"kinds"`
	}
	target struct {
		ID            string    `json:"id"`
		Index         int       `json:"index"`
		ToolComponent reference `json:"toolComponent"`
	}
	reference struct {
		Name  string `json:"name"`
		Index int    `json:"index"`
	}
	taxonomy struct {
		Name             string  `json:"name"`
		Version          string  `json:"version,omitempty"`
		Organization     string  `json:"organization,omitempty"`
		ShortDescription text    `json:"shortDescription"`
		InformationURI   string  `json:"informationUri,omitempty"`
		IsComprehensive  bool    `json:"isComprehensive"`
		Taxa             []taxon `json:"taxa"`
	}
	taxon struct {
		ID               string `json:"id"`
		ShortDescription text   `json:"shortDescription"`
		HelpURI          string `json:"helpUri,omitempty"`
	}
	text struct {
		Text string `json:"text"`
	}
)

// index is where an entry stands: the taxonomy's place in the log, and its own
// in the taxonomy.
func (l *Log) index(ref TaxonRef) (at [2]int, ok bool) {
	at[0] = slices.IndexFunc(l.Taxonomies, func(t Taxonomy) bool { return t.Name == ref.Taxonomy })
	if at[0] < 0 {
		return at, false
	}
	at[1] = slices.IndexFunc(l.Taxonomies[at[0]].Taxa, func(t Taxon) bool { return t.ID == ref.ID })
	return at, at[1] >= 0
}

// driver adds to a component what the library has no words for.
func (l *Log) driver(c *sarif.ToolComponent) driver {
	d := driver{ToolComponent: c, Rules: []descriptor{}}
	for i, t := range l.Taxonomies {
		d.SupportedTaxonomies = append(d.SupportedTaxonomies, reference{t.Name, i})
	}
	for i, r := range l.Rules {
		rule := descriptor{ReportingDescriptor: c.Rules[i]}
		for _, ref := range r.Taxa {
			at, _ := l.index(ref) // check has looked
			rule.Relationships = append(rule.Relationships, relationship{
				target{ref.ID, at[1], reference{ref.Taxonomy, at[0]}}, []string{"relevant"},
			})
		}
		d.Rules = append(d.Rules, rule)
	}
	return d
}

func (l *Log) taxonomies() []taxonomy {
	var all []taxonomy
	for _, t := range l.Taxonomies {
		out := taxonomy{
			Name: t.Name, Version: t.Version, Organization: t.Organization,
			ShortDescription: text{t.Short}, InformationURI: t.URI, Taxa: []taxon{},
		}
		for _, x := range t.Taxa {
			out.Taxa = append(out.Taxa, taxon{x.ID, text{x.Title}, x.URI})
		}
		all = append(all, out)
	}
	return all
}
