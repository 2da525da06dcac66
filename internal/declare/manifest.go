package declare

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// A key manifest is a record of a key: its name, what it may do, when it was
// made and when it ends. No tool owns the form, so it is known by its shape. The
// keys of its members, in plain letters:
var (
	scopeKeys = keys("permissions", "permission", "scopes", "scope", "access", "accesslevel", "capabilities", "privileges", "allowedscopes", "grantedscopes", "oauthscopes")
	endKeys   = keys("expires", "expiresat", "expireson", "expiresin", "expiresinseconds", "expiry", "expirydate", "expiration", "expirationdate",
		"expirationtime", "expiretime", "expiresafter", "validuntil", "validto", "validfor", "notafter", "enddate", "ttl", "maxage", "maxttl", "lifetime", "ttlseconds")
	startKeys  = keys("created", "createdat", "createdon", "createddate", "createdate", "creationdate", "issued", "issuedat", "issuedon", "notbefore", "validfrom")
	turnedKeys = keys("rotated", "rotatedat", "lastrotated", "lastrotatedat", "lastrotation", "renewed", "renewedat")
	nameKeys   = keys("name", "keyname", "tokenname", "title", "displayname", "label", "id", "keyid", "tokenid", "clientname", "serviceaccount")
	labelKeys  = keys("label", "labels", "description", "purpose", "tags", "note", "notes", "comment", "createdfor", "usedby", "tool", "agent", "client", "owner", "team", "metadata")
	keyKeys    = keys("key", "apikey", "token", "apitoken", "secret", "keyid", "tokenid", "keyprefix", "keyhash", "tokenhash", "hashedkey", "accesskey", "accesskeyid", "credential", "keyname", "tokenname", "keytype", "tokentype", "secretref", "keyref", "secretname")
	// personKeys belong to records of people, roles, sessions and programs.
	personKeys = keys("email", "username", "login", "password", "passwordhash", "firstname", "lastname", "refreshtoken", "manifestversion",
		"apiversion", "kind", "dependencies", "engines", "contentscripts", "authorizationurl", "tokenurl", "issuer", "cookies", "subscriptiontype",
		"permissionmode", "windows", "webviews", "minimumchromeversion", "updateurl")
)

func keys(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, k := range list {
		set[k] = true
	}
	return set
}

// keyWords in the name of a file or of a list say that records of keys are in it.
var keyWords = map[string]bool{
	"key": true, "keys": true, "token": true, "tokens": true, "credential": true, "credentials": true, "apikey": true, "apikeys": true,
	"accesskeys": true, "pat": true, "pats": true,
}

// maxNodes bounds the objects of one file that are looked at.
const maxNodes = 20_000

// manifests looks for records of keys at any depth.
func (r *reader) manifests(root *syntax.Node) {
	left := maxNodes
	stem := strings.TrimSuffix(path.Base(r.doc.File.Path), path.Ext(r.doc.File.Path))
	r.search(root, "", isKeyWord(stem), &left)
}

func (r *reader) search(n *syntax.Node, at syntax.Pointer, inKeys bool, left *int) {
	if *left--; *left < 0 || n.Scalar() {
		return
	}
	if n.Kind == syntax.Object {
		if d := r.manifest(n, at, inKeys); d != nil {
			r.add(d)
			return
		}
	}
	for _, m := range n.Members {
		r.search(m.Value, at.Key(m.Key.Text), inKeys || isKeyWord(m.Key.Text), left)
	}
	for i, item := range n.Items {
		r.search(item, at.Index(i), inKeys, left)
	}
}

func isKeyWord(name string) bool {
	return hasWord(name, func(w string) bool { return keyWords[w] })
}

// record is an object that may be a key manifest, taken apart.
type record struct {
	node                      *syntax.Node
	at                        syntax.Pointer
	name, end, start, turned  *syntax.Member
	scopes                    []*syntax.Member
	labels                    []string
	ownKey, foreign, labelled bool
}

// take parts an object by the plain names of its members.
func take(n *syntax.Node, at syntax.Pointer) record {
	rec := record{node: n, at: at}
	for i := range n.Members {
		m := &n.Members[i]
		key := plain(m.Key.Text)
		rec.foreign = rec.foreign || personKeys[key]
		rec.ownKey = rec.ownKey || keyKeys[key]
		switch {
		case m.Disabled:
		case endKeys[key] && m.Value.Scalar():
			rec.end = m
		case startKeys[key] && m.Value.Scalar():
			rec.start = m
		case turnedKeys[key] && m.Value.Scalar():
			rec.turned = m
		case scopeKeys[key]:
			rec.scopes = append(rec.scopes, m)
		case nameKeys[key] && m.Value.Scalar() && (rec.name == nil || key == "name"):
			rec.name = m
		}
		if labelKeys[key] || nameKeys[key] {
			rec.labels = append(rec.labels, texts(m.Value)...)
		}
		if labelKeys[key] {
			rec.labelled = rec.labelled || !m.Value.Scalar() || strings.TrimSpace(m.Value.Text) != ""
		}
	}
	return rec
}

// isSkills reports whether a member may tell what an agent can do, and not what a
// key may do: what it is by the record around it.
func isSkills(m *syntax.Member) bool { return plain(m.Key.Text) == "capabilities" }

// texts are the scalars of a label, of a list of labels, or of a map of them.
func texts(n *syntax.Node) []string {
	if n.Scalar() {
		return []string{n.Text}
	}
	var out []string
	for _, item := range n.Items {
		out = append(out, texts(item)...)
	}
	for _, m := range n.Members {
		out = append(append(out, m.Key.Text), texts(m.Value)...)
	}
	return out
}

// manifest reads an object as the record of a key, or returns nil. A record
// that tells only some of it must stand among keys, or hold one, or be named
// for an agent: records of people, roles and resources look alike.
func (r *reader) manifest(n *syntax.Node, at syntax.Pointer, inKeys bool) *grant.Declaration {
	rec := take(n, at)
	if rec.foreign || rec.end == nil && rec.start == nil && !rec.ownKey {
		return nil
	}
	among := inKeys || rec.ownKey
	if !among {
		rec.scopes = slices.DeleteFunc(rec.scopes, isSkills)
	}
	list := scopesOf(rec.scopes, at, scopes.Named(strings.Join(rec.labels, " "))...)
	forAgent := r.words.agentic(rec.labels...)
	whole := rec.name != nil && len(list) > 0 && rec.end != nil && rec.start != nil
	switch {
	case whole:
	case len(list) > 0 && rec.end != nil && (among || forAgent):
	case len(list) > 0 && rec.name != nil && rec.start != nil && (among || forAgent):
	case rec.name != nil && rec.ownKey && forAgent && (len(list) > 0 || rec.end != nil || rec.start != nil):
	default:
		return nil
	}
	d := &grant.Declaration{Form: grant.Manifest, What: "a key", Agent: whole || forAgent || r.agents, Scopes: list}
	rec.describe(d)
	rec.dates(d)
	return d
}

// describe fills in what the record is called and where it stands.
func (rec *record) describe(d *grant.Declaration) {
	first := source.Span{Start: rec.node.Span.Start, End: min(rec.node.Span.Start+1, rec.node.Span.End)}
	d.Place = grant.Place{Key: first, Value: first, Path: rec.at}
	if m := rec.name; m != nil {
		d.Place.Key, d.Place.Value = m.Key.Inner, m.Value.Inner
		if text := strings.TrimSpace(m.Value.Text); presentable(text) {
			d.What = "the key \"" + text + "\""
			d.Label = field(m.Value, rec.at.Key(m.Key.Text))
			d.Labelled = plain(m.Key.Text) != "id" && plain(m.Key.Text) != "keyid" && plain(m.Key.Text) != "tokenid"
		}
	} else if len(rec.scopes) > 0 {
		d.Place.Key, d.Place.Value = rec.scopes[0].Key.Inner, rec.scopes[0].Key.Inner
	}
	d.Labelled = d.Labelled || rec.labelled
}

// presentable reports whether a text can stand in a message.
func presentable(text string) bool {
	return text != "" && len(text) <= 60 && !strings.ContainsAny(text, "\n\r\t\"")
}

// dates fills in when the key was made and when it ends.
func (rec *record) dates(d *grant.Declaration) {
	for _, m := range []*syntax.Member{rec.start, rec.turned} {
		if m == nil {
			continue
		}
		if t, ok := date(m.Value.Text); ok {
			d.Issued = grant.Date{Field: field(m.Value, rec.at.Key(m.Key.Text)), Time: t}
		}
	}
	d.Life.Hint = "expires"
	if rec.end == nil {
		d.Life.Span, d.Life.Default = grant.Endless, true
		return
	}
	d.Life.Hint = rec.end.Key.Text
	ends(d, field(rec.end.Value, rec.at.Key(rec.end.Key.Text)), time.Second)
	if !d.Expires.Time.IsZero() && !d.Issued.Time.IsZero() {
		d.Life.TTL = max(d.Expires.Time.Sub(d.Issued.Time), 0)
	}
}
