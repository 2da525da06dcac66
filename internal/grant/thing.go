package grant

import (
	"net"
	"net/url"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/syntax"
)

// things tells of the credentials that stand in lists, which have no key of
// their own, whose they are.
func (r *reader) things() {
	if r.doc.Tree == nil {
		return
	}
	for _, g := range r.doc.Grants {
		if g.Kind == credential.Literal && g.Holder.Server == nil && (g.Route == Setting || g.Route == Header) {
			g.Thing = r.thing(g.Place.Path)
		}
	}
}

// thing names the nearest item of a list around a place: by the provider that it
// speaks of, by its name, or by its address.
func (r *reader) thing(at syntax.Pointer) string {
	for _, root := range r.doc.Tree.Roots {
		item, inside := around(root, at)
		if item == nil {
			continue
		}
		for _, by := range []func(*syntax.Node) *syntax.Node{provider, called, host} {
			for _, n := range []*syntax.Node{inside, item} {
				if v := by(n); v != nil && len(v.Text) <= maxThing && !r.covered(v.Inner) {
					return v.Text
				}
			}
		}
	}
	return ""
}

// maxThing is the longest text that is a name and no description.
const maxThing = 40

// around follows a pointer to the last object on its way that is in a list, and to
// the one in which the place itself stands.
func around(n *syntax.Node, at syntax.Pointer) (item, inside *syntax.Node) {
	for _, key := range at.Keys() {
		i, err := strconv.Atoi(key)
		switch {
		case n == nil:
			return item, inside
		case n.Kind == syntax.Object:
			inside, n = n, n.Get(key)
		case err == nil && i < len(n.Items):
			if n = n.Items[i]; n.Kind == syntax.Object {
				item = n
			}
		default:
			return item, inside
		}
	}
	return item, inside
}

// field is the text in the first of some fields, or nil.
func field(n *syntax.Node, keys ...string) *syntax.Node {
	for _, key := range keys {
		if v := n.Get(key); v != nil && v.Kind == syntax.String && v.Text != "" {
			return v
		}
	}
	return nil
}

// provider is whose service an object speaks of: "openai", or the head of
// "openai/gpt-5".
func provider(n *syntax.Node) *syntax.Node {
	if v := field(n, "provider"); v != nil {
		return v
	}
	if v := field(n, "model"); v != nil {
		if head, _, found := strings.Cut(v.Text, "/"); found && head != "" {
			return v.Part(0, len(head))
		}
	}
	return nil
}

func called(n *syntax.Node) *syntax.Node { return field(n, "name", "id", "title", "model_name") }

// host is the domain of an object's address, without what stands before and
// behind its own word: "openrouter" for https://api.openrouter.ai/v1.
func host(n *syntax.Node) *syntax.Node {
	v := field(n, "baseURL", "baseUrl", "base_url", "apiBase", "api_base", "url", "endpoint")
	if v == nil {
		return nil
	}
	u, err := url.Parse(v.Text)
	if err != nil || net.ParseIP(u.Hostname()) != nil {
		return nil
	}
	words := strings.Split(u.Hostname(), ".")
	if len(words) < 2 || words[len(words)-2] == "" {
		return nil
	}
	own := words[len(words)-2]
	at := strings.Index(v.Text, own)
	if at < 0 {
		return nil
	}
	return v.Part(at, at+len(own))
}
