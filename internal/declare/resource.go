package declare

import (
	"regexp"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
)

// resource is what is known of one kind of resource. Fields of fields are
// written with a slash.
type resource struct {
	// noun is what it makes, for people.
	noun string
	// policy is set where it makes no credential and says what one may do.
	policy bool
	// ends are the fields that say when or after how long it ends; the first
	// that is set counts. A number without a unit is so many units.
	ends []string
	unit time.Duration
	// unset is how long it lives where none of them is set. Zero is for ever.
	unset time.Duration
	// scopes are the fields of what it may do, at these providers.
	scopes    []string
	providers []string
	// documents are the fields that hold policies of AWS, or of Vault.
	documents []string
	// labels are the fields for a name or purpose. Where there are none, there
	// is nothing to fill in.
	labels []string
	// when limits all this to resources with a field of this value.
	when [2]string
	// instead is what to use where no end can be set.
	instead string
}

// blocks adds what the resources of a file declare.
func (r *reader) blocks(list []*block) {
	agents := r.words.owned(list, r.agents)
	for _, b := range list {
		for _, kind := range table[b.kind] {
			r.resource(b, kind, agents[b])
		}
	}
}

// resource reads one block. Of what is no agent's, only keys that never end are
// kept.
func (r *reader) resource(b *block, kind resource, agent bool) {
	body := value{b.body, b.at}
	if kind.when[0] != "" && !body.says(kind.when[0], kind.when[1]) {
		return
	}
	list := kind.allowed(body)
	if kind.policy {
		if agent {
			r.policy(kind.noun, b.name.Text, named(b.name, b.at), list)
		}
		return
	}
	d := &grant.Declaration{
		Form: grant.Resource, What: kind.noun, Agent: agent, Place: named(b.name, b.at), Scopes: list,
		Label: grant.Field{Text: b.name.Text, Span: b.name.Inner, Path: b.at}, Labelled: len(kind.labels) == 0 || r.words.agentic(b.names...),
	}
	if presentable(b.name.Text) {
		d.What += " \"" + b.name.Text + "\""
	}
	for _, label := range kind.labels {
		for _, v := range body.fields(strings.Split(label, "/")...) {
			d.Labelled = d.Labelled || !v.Scalar() || strings.TrimSpace(v.Text) != ""
		}
	}
	kind.life(body, d)
	if agent || d.Life.Span == grant.Endless {
		r.add(d)
	}
}

// says reports whether a field has this value.
func (v value) says(field, text string) bool {
	for _, f := range v.fields(strings.Split(field, "/")...) {
		if f.Scalar() && f.Text == text {
			return true
		}
	}
	return false
}

// allowed are the scopes of a resource.
func (kind resource) allowed(body value) []grant.Scope {
	var list []grant.Scope
	for _, field := range kind.scopes {
		for _, v := range body.fields(strings.Split(field, "/")...) {
			if v.Scalar() && !strings.Contains(v.Text, "${") && v.Text != "" {
				list = append(list, grant.Scope{Field: placed(v), Class: scopes.Of(v.Text, kind.providers...)})
			}
		}
	}
	for _, field := range kind.documents {
		for _, v := range body.fields(strings.Split(field, "/")...) {
			list = append(list, document(v)...)
		}
	}
	return list
}

func placed(v value) grant.Field { return field(v.Node, v.at) }

// added is the length in a sum of dates: timeadd(timestamp(), "24h").
var added = regexp.MustCompile(`timeadd\([^,]*,\s*"([^"]*)"\s*\)`)

// life reads how long what a resource makes is to live.
func (kind resource) life(body value, d *grant.Declaration) {
	if len(kind.ends) > 0 {
		d.Life.Hint = kind.ends[0]
	}
	d.Life.Instead = kind.instead
	for _, end := range kind.ends {
		for _, v := range body.fields(strings.Split(end, "/")...) {
			if !v.Scalar() {
				continue
			}
			d.Life.Hint = end
			f := placed(v)
			if m := added.FindStringSubmatch(f.Text); m != nil {
				f.Text = m[1]
			}
			if f.Text == "0" && kind.unset > 0 { // as if it were not set
				continue
			}
			ends(d, f, kind.unit)
			return
		}
	}
	d.Life.Default = len(kind.ends) > 0
	d.Life.Span, d.Life.TTL = grant.Endless, kind.unset
	if kind.unset > 0 {
		d.Life.Span = grant.Limited
	}
}
