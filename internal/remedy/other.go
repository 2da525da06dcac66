package remedy

import (
	"fmt"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
)

// substitute writes a command that asks the manager, for clients that run one
// in a value.
func (w *work) substitute() []lint.Fix {
	from, to := w.replaced()
	if to <= from {
		return nil
	}
	m := w.moved(w.g, w.variable(), text(w.spot.node().Text[from:to]))
	fetch, err := quoted(w.manager.Fetched(w.by.At, m))
	if err != nil {
		return nil
	}
	e := w.editor()
	e.Splice(w.spot.node(), from, to, "$("+fetch+")")
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("have %s ask %s for %s", w.reader(), w.manager.Name, m.Name), Safety: lint.Safe,
		Next: fmt.Sprintf("keep %s in %s", m.Name, w.manager.Name), Moved: []lint.Moved{m},
	})
}

// dotenv writes the manager's reference into the file, or takes the line out
// where the manager has none.
func (w *work) dotenv() []lint.Fix {
	file := path.Base(w.doc.File.Path)
	if w.manager == nil {
		return byHand("a .env file cannot refer to the environment that it fills: --with chooses the secrets manager that does")
	}
	m := w.moved(w.g, w.envName(), text(w.spot.node().Text))
	start := strings.NewReplacer("{file}", file, "{names}", m.Name).Replace(w.place(w.manager.Program, m))
	e := w.editor()
	fix := lint.Fix{Safety: lint.Safe, Moved: []lint.Moved{m}, Next: fmt.Sprintf("keep %s in %s and start the program with %q", m.Name, w.manager.Name, start)}
	switch {
	case w.manager.Reference != "":
		ref := w.place(w.manager.Reference, m)
		e.Write(w.spot.node(), ref)
		fix.Title = fmt.Sprintf("refer to it: %s=%s", m.Name, ref)
		for _, half := range w.halves() {
			other := w.moved(w.g, half.key(0), text(half.node().Text))
			e.Write(half.node(), w.place(w.manager.Reference, other))
			fix.Moved = append(fix.Moved, other)
		}
	case w.manager.Program == "":
		return byHand("%s starts no program with what a .env file needs: fetch %s where the program starts, and delete the line", w.manager.Name, m.Name)
	default:
		e.Remove(w.spot.up(1), w.spot.at(0))
		fix.Title, fix.Safety = "take the line out; "+w.manager.Name+" sets the variable", lint.Unsafe
	}
	return finish(e, fix)
}

// canLogIn reports whether the client can log in to the server of a header, or of
// a key in the query of its address.
func canLogIn(g *grant.Grant) bool {
	s := g.Holder.Server
	if g.Field != "headers" && g.Within != credential.URLQuery || s == nil || s.Command != "" || s.URL == nil || len(g.Holder.Clients) == 0 {
		return false
	}
	for _, c := range g.Holder.Clients {
		if c.OAuth != inventory.OAuthNative {
			return false
		}
	}
	return credential.ClassifyName(g.Name).Credential() || g.Within == credential.URLQuery && g.Type != ""
}

// Login returns the fix that removes a static header where the client can log
// in, if the user chose that.
func Login(doc *grant.Document, g *grant.Grant, by lint.Remedy) []lint.Fix {
	w, ok := begin(doc, g, by)
	switch {
	case !ok || !canLogIn(g):
		return nil
	case by.With != OAuth:
		return byHand("--with oauth removes the header, so that %s logs in", w.reader())
	}
	return w.login()
}

// login removes the header, or the parameter of the address. A present one keeps
// some clients from logging in.
func (w *work) login() []lint.Fix {
	e, what := w.editor(), "header"
	if w.g.Within == credential.URLQuery && w.g.Field != "headers" {
		from, to, ok := w.parameter()
		if !ok {
			return byHand("the key cannot be taken out of the address")
		}
		e.Splice(w.spot.node(), from, to, "")
		what = "key from the address"
	} else if !w.remove(e) {
		return byHand("the header cannot be taken out")
	}
	server := resolve(w.doc.Tree, w.g.Holder.Server.Path)
	if server == nil {
		return nil
	}
	for i, m := range server.Members { // "oauth": false
		if m.Key.Text == "oauth" && m.Value.Kind == syntax.Bool {
			e.Remove(server, i)
		}
	}
	fix := lint.Fix{
		Title: fmt.Sprintf("remove the %s, so that %s logs in by OAuth", what, w.reader()), Safety: lint.Safe,
		Next: fmt.Sprintf("log in when %s asks; this works only if the server supports OAuth", w.reader()),
	}
	if w.g.Kind == credential.Literal {
		fix.Moved = []lint.Moved{w.moved(w.g, "", w.g.Secret)}
	}
	return finish(e, fix)
}

// inherits reports whether the value is a variable that the client sets for
// itself, so that it can as well be set where the client starts.
func (w *work) inherits() bool {
	return w.g.Holder.Server == nil && w.g.Field == "env" && w.spot.up(1).Kind == syntax.Object && len(w.g.Holder.Clients) > 0 &&
		w.doc.Identity.Kind == inventory.Config
}

// leave takes a variable out of the client's own environment.
func (w *work) leave() []lint.Fix {
	e := w.editor()
	if !take(e, w.spot) {
		return nil
	}
	m := w.moved(w.g, w.envName(), text(w.whole()))
	fix := lint.Fix{
		Title: fmt.Sprintf("take %s out of the file", m.Name), Safety: lint.Unsafe,
		Next:  fmt.Sprintf("set %s in the environment in which %s starts", m.Name, w.reader()),
		Moved: []lint.Moved{m},
	}
	for _, half := range w.halves() {
		take(e, half)
		fix.Moved = append(fix.Moved, w.moved(w.g, half.key(0), text(half.node().Text)))
	}
	return finish(e, fix)
}
