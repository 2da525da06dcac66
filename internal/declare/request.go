package declare

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/mint"
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// requests adds the keys that the commands of a file ask services for.
func (r *reader) requests() {
	for _, q := range r.doc.Requests {
		body := q.Object()
		switch kind := mint.RequestTo(q.Address); {
		case body == nil:
		case kind != nil:
			r.request(q, maker{kind, value{body, q.Place.Path}.field})
		case makesKeys(q.Address):
			r.unknown(q, body)
		}
	}
}

// request reads a request to a service that is known.
func (r *reader) request(q *grant.Request, m maker) {
	var names []string
	for _, field := range append([]string{"name", "description"}, m.Labels...) {
		for _, v := range m.get(field) {
			names = append(names, texts(v.Node)...)
		}
	}
	names = append(names, q.Into)
	agent := r.belongs(m.Operations, names...)
	if !agent && r.shows() {
		return
	}
	d := m.making(grant.Command, grant.Declaration{
		What: m.Noun + " of this request", Agent: agent, Place: q.Place, Labelled: r.words.agentic(names...),
	})
	if agent || d.Life.Span == grant.Endless {
		r.add(d)
	}
}

// unknown reads the body of a request to any other service as a key manifest. It
// has no date of its own: the key is made when it is sent.
func (r *reader) unknown(q *grant.Request, body *syntax.Node) {
	rec := take(body, q.Place.Path)
	list := scopesOf(rec.scopes, rec.at, scopes.Named(strings.Join(append(rec.labels, q.Address), " "))...)
	agent := r.belongs(false, append(rec.labels, q.Into, q.Address)...)
	if rec.foreign || !agent || rec.end == nil && (rec.name == nil || len(list) == 0) {
		return
	}
	d := &grant.Declaration{Form: grant.Command, What: "a key", Agent: true, Scopes: list}
	rec.describe(d)
	rec.dates(d)
	r.add(d)
}

// lists are the last words of an address to which keys are added.
var lists = keys("keys", "apikeys", "tokens", "accesstokens", "personalaccesstokens", "credentials", "accesskeys")

// makesKeys reports whether an address is a list of keys, and not where somebody
// logs in.
func makesKeys(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	segments := strings.Split(strings.Trim(address, "/"), "/")
	for _, s := range segments {
		switch strings.ToLower(s) {
		case "oauth", "oauth2", "login", "sessions", "session", "auth":
			return false
		}
	}
	return lists[plain(segments[len(segments)-1])]
}
