package remedy

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// headed are parameters of addresses in place of which a server takes the
// header "Authorization: Bearer", as its own documentation says.
var headed = []struct{ host, parameter string }{
	{"mcp.tavily.com", "tavilyApiKey"},
	{"mcp.exa.ai", "exaApiKey"},
	{"mcp.apify.com", "token"},
}

// headed reports whether the server is known to take a header in place of the
// parameter.
func (w *work) headed() bool {
	u, err := url.Parse(w.spot.node().Text)
	return err == nil && slices.ContainsFunc(headed, func(h struct{ host, parameter string }) bool {
		return h.host == u.Hostname() && h.parameter == w.g.Name
	})
}

// parameter is the place of the credential's parameter in the text of an
// address, with the sign that goes with it.
func (w *work) parameter() (from, to int, ok bool) {
	node, s := w.spot.node(), w.g.Holder.Server
	from, to, found := within(node, w.g.Place.Value)
	if w.g.Within != credential.URLQuery || s == nil || s.URL != node || !found {
		return 0, 0, false
	}
	from -= len(w.g.Name) + 1
	switch more := strings.HasPrefix(node.Text[to:], "&"); {
	case from < 1 || node.Text[from:from+len(w.g.Name)] != w.g.Name:
		return 0, 0, false // written in another way
	case node.Text[from-1] == '?' && more:
		return from, to + 1, true
	}
	return from - 1, to, true
}

// intoHeader hands a parameter of an address over as a header.
func (w *work) intoHeader() []lint.Fix {
	from, to, ok := w.parameter()
	entry := w.spot.up(1)
	if !ok || !w.headed() || w.local() || entry.Kind != syntax.Object {
		return nil
	}
	e, name := w.editor(), w.variable()
	e.Splice(w.spot.node(), from, to, "")
	if !w.authorize(e, entry, name) {
		return nil
	}
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("send %s in the header Authorization instead", name), Safety: lint.Safe,
		Next:  fmt.Sprintf("set %s in the environment of %s", name, w.reader()),
		Moved: []lint.Moved{w.moved(w.g, name, w.g.Secret)},
	})
}

// authorize puts a bearer token into the headers of an entry, as the client is
// known to take it.
func (w *work) authorize(e *edit.Editor, entry *syntax.Node, name string) bool {
	if bearer := w.names().Bearer; bearer != "" {
		return putNew(e, entry, bearer, name)
	}
	ref := w.written("headers", name)
	if ref == "" || !slices.Contains(w.g.Dialect.Fields, "headers") {
		return false
	}
	header := edit.Entry{Key: "Authorization", Value: "Bearer " + ref}
	switch headers := entry.Get("headers"); {
	case headers == nil:
		e.Put(entry, "headers", []edit.Entry{header})
	case headers.Kind != syntax.Object, slices.ContainsFunc(headers.Members, authorization):
		return false
	default:
		e.Put(headers, header.Key, header.Value)
	}
	return true
}

func authorization(m syntax.Member) bool { return strings.EqualFold(m.Key.Text, "Authorization") }

// intoBridgeHeader has a bridge send a parameter of its address as a header.
func (w *work) intoBridgeHeader(e *edit.Editor, server *syntax.Node) ([]lint.Moved, bool) {
	from, to, ok := w.parameter()
	args := w.spot.up(1)
	has := func(n *syntax.Node) bool {
		return n.Scalar() && strings.HasPrefix(strings.ToLower(n.Text), "authorization:")
	}
	if !ok || !w.headed() || slices.ContainsFunc(args.Items, has) {
		return nil, false
	}
	m := w.moved(w.g, w.variable(), w.g.Secret)
	e.Splice(w.spot.node(), from, to, "")
	e.Append(args, "--header", "Authorization: Bearer ${"+m.Name+"}")
	return []lint.Moved{m}, w.set(e, server, m)
}
