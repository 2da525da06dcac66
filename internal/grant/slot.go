package grant

import (
	"cmp"
	"slices"
	"sort"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// slot is a place in a file that can carry a credential, before its value has
// been judged.
type slot struct {
	route    Route
	name     string
	path     syntax.Pointer
	key      source.Span
	server   *Server
	dialect  *inventory.Dialect
	field    string
	disabled bool
	strict   bool // only what looks machine-made counts
	quiet    bool // references and placeholders are of no interest
	// unchecked is Grant.Unchecked for a section.
	unchecked bool
	// as is the name by which the value is judged, where that is not name: a
	// field that should hold the name of a variable holds a token instead.
	as string
}

// value judges a scalar in a slot and records what it grants.
func (r *reader) value(n *syntax.Node, s slot) {
	if !n.Scalar() || r.seen[n] {
		return
	}
	r.seen[n] = true
	if n.Kind == syntax.Bool || n.Kind == syntax.Null {
		return
	}
	r.judge(text{node: n, end: len(n.Text)}, s)
}

// text is a scalar's text, or a part of it.
type text struct {
	node       *syntax.Node
	start, end int
}

func (t text) string() string               { return t.node.Text[t.start:t.end] }
func (t text) raw(from, to int) source.Span { return t.node.Raw(t.start+from, t.start+to) }
func (t text) part(from, to int) text       { return text{t.node, t.start + from, t.start + to} }

// judge asks what a text is and records the answer as grants.
func (r *reader) judge(t text, s slot) {
	if r.doc.Identity.Kind == inventory.Workload {
		s.route = Code // a container or a job is no agent's config
	}
	if r.madeUp(s) {
		s.as = fixture
	}
	setting := r.setting
	if s.strict {
		setting = credential.Sample
	}
	v := credential.Judge(credential.Query{Name: cmp.Or(s.as, s.name), Text: t.string(), Setting: setting, Matches: r.matchesIn(t)})
	for _, f := range v.Found {
		if r.covered(t.raw(f.Start, f.End)) {
			continue
		}
		name := f.Name
		if name == s.as {
			name = s.name
		}
		r.grant(s, Grant{
			Route: r.routeWithin(s.route, f.Within), Name: name, Kind: f.Kind, Within: f.Within, Secret: f.Secret, around: f.Around, Type: f.Type,
			Place: Place{Value: t.raw(f.Start, f.End)},
		})
	}
	if len(v.Found) > 0 && len(v.Refs) == 0 || v.Kind == credential.Plain || s.quiet && !r.injected(v.Refs) {
		return
	}
	if len(v.Found) == 0 || len(v.Refs) > 0 {
		kind := v.Kind
		if len(v.Refs) > 0 {
			kind = credential.Reference
		}
		r.grant(s, Grant{Route: s.route, Name: s.name, Kind: kind, Refs: v.Refs, RefSpans: spans(t, v.Refs), Place: Place{Value: t.raw(0, t.end-t.start)}})
	}
}

// injected reports whether a job gets something from its service. That is no
// affair of the shell's, unlike all else that a workload refers to.
func (r *reader) injected(refs []credential.Ref) bool {
	return r.doc.Identity.Kind == inventory.Workload &&
		slices.ContainsFunc(refs, func(ref credential.Ref) bool { return ref.Syntax == credential.Actions })
}

// covered reports whether a literal has been recorded at this place already, by
// a more exact reading.
func (r *reader) covered(s source.Span) bool { return r.literals.overlaps(s) }

// cover is a set of spans that answers quickly, in whatever order they come. The
// spans stand under the number of each block of the file that they touch.
type cover map[int][]source.Span

const block = 256

func (c cover) add(s source.Span) {
	for n := s.Start / block; n <= s.End/block; n++ {
		c[n] = append(c[n], s)
	}
}

func (c cover) overlaps(s source.Span) bool {
	for n := s.Start / block; n <= s.End/block; n++ {
		if overlapsAny(c[n], s) {
			return true
		}
	}
	return false
}

func overlapsAny(spans []source.Span, s source.Span) bool {
	return slices.ContainsFunc(spans, s.Overlaps)
}

// spans are the places of references in the file.
func spans(t text, refs []credential.Ref) []source.Span {
	out := make([]source.Span, len(refs))
	for i, ref := range refs {
		out[i] = t.raw(ref.Start, ref.End)
	}
	return out
}

// routeWithin lets the most specific route win: a password in a URL in an
// environment variable travels in the URL. What stands in instructions or code
// is there to be read, in a URL or not.
func (r *reader) routeWithin(route Route, within credential.Within) Route {
	if within.InURL() && route != Instruction && (route != Code || r.isShell()) {
		return URL
	}
	return route
}

// maxGrants is how many grants of one file are kept, and how many pairs of one text are
// judged. Each takes memory, and its finding ten times as much.
const maxGrants = 200_000

// grant fills in what the slot knows and keeps the grant.
func (r *reader) grant(s slot, g Grant) {
	if len(r.doc.Grants) == maxGrants {
		r.doc.Crowded = true
		return
	}
	if g.Name == "" {
		g.Name = s.name
	}
	g.Holder = r.holder
	g.Holder.Server = s.server
	g.Place.File, g.Place.Key, g.Place.Path = r.doc.File, s.key, s.path
	if s.path == "" {
		g.Place.Path = s.path.Key(g.Name)
	}
	g.Dialect, g.Field, g.Disabled = s.dialect, s.field, s.disabled
	g.Unchecked = s.unchecked || r.unchecked
	r.doc.Grants = append(r.doc.Grants, &g)
	if g.Kind >= credential.Weak {
		r.literals.add(g.Place.Value)
	}
}

// matchesIn are the detector's matches inside a text, in its own offsets.
func (r *reader) matchesIn(t text) []credential.Match {
	if len(t.node.Pieces) > 0 {
		return r.find(t.string())
	}
	raw := t.raw(0, t.end-t.start)
	var out []credential.Match
	first := sort.Search(len(r.matches), func(i int) bool { return r.matches[i].Start >= raw.Start })
	for _, m := range r.matches[first:] {
		if m.Start >= raw.End {
			break
		}
		if m.End <= raw.End {
			out = append(out, credential.Match{Type: m.Type, Start: m.Start - raw.Start, End: m.End - raw.Start})
		}
	}
	return out
}
