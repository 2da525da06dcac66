package remedy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// refer writes the client's own reference in place of the credential.
func (w *work) refer() []lint.Fix {
	name := w.referred()
	ref := w.written(w.g.Field, name)
	if ref == "" {
		return nil
	}
	from, to := w.replaced()
	node := w.spot.node()
	if to <= from {
		return byHand("the credential cannot be told from what stands around it")
	}
	e := w.editor()
	e.Splice(node, from, to, ref)
	fix := lint.Fix{
		Title: fmt.Sprintf("write %q in its place", ref), Safety: lint.Safe,
		Next:  w.next(ref),
		Moved: []lint.Moved{w.moved(w.g, name, text(node.Text[from:to]))},
	}
	for _, half := range w.halves() {
		other := strings.Replace(name, w.spot.key(0), half.key(0), 1)
		e.Write(half.node(), w.written(w.g.Field, other))
		fix.Moved = append(fix.Moved, w.moved(w.g, other, text(half.node().Text)))
		fix.Next = fmt.Sprintf("set %s in the environment of %s", list(fix.Moved), w.reader())
	}
	if w.g.Field == "args" {
		fix.Title += "; every process can still read it while the server runs"
	}
	if names := w.names(); names.Env != "" && !w.declare(e, names.Env, name) {
		return byHand("%s is written in a way that takes no further name", names.Env)
	}
	fixes := finish(e, fix)
	if w.declares(ref) {
		return w.declareSetting(name, ref, from, to)
	}
	return append(w.prompt(from, to), fixes...)
}

// next says where the value of a reference comes from.
func (w *work) next(ref string) string {
	refs := credential.References(ref)
	if len(refs) != 1 {
		return ""
	}
	if name, secret := strings.CutPrefix(refs[0].Name, "secrets."); secret {
		return fmt.Sprintf("make %s known to %s as a secret", name, w.reader())
	}
	return fmt.Sprintf("set %s in the environment of %s", refs[0].Name, w.reader())
}

// referred is the variable that a reference names: the one that is named
// already, where only its default is the credential.
func (w *work) referred() string {
	if ref, ok := w.around(); ok && advice.Screaming(ref.Name) == ref.Name {
		return ref.Name
	}
	return w.variable()
}

// written is a reference to a variable as the client wants it in a field. A
// client that expands some fields only expands no settings.
func (w *work) written(field, name string) string {
	g := *w.g
	if d := g.Dialect; d != nil && field == "" && len(d.Fields) > 0 {
		return ""
	}
	g.Field = field
	return advice.Reference(&g, name)
}

// around is the reference in whose default part the credential stands.
func (w *work) around() (credential.Ref, bool) {
	from, _, ok := within(w.spot.node(), w.g.Place.Value)
	if !ok || w.g.Within != credential.Default {
		return credential.Ref{}, false
	}
	for _, ref := range credential.References(w.spot.node().Text) {
		if ref.Start <= from && from < ref.End {
			return ref, true
		}
	}
	return credential.Ref{}, false
}

// replaced are the bytes of the scalar for which a reference stands: the
// credential; a whole connection string, because a password in one is encoded
// and a variable is not; a whole reference with its default.
func (w *work) replaced() (from, to int) {
	node := w.spot.node()
	if ref, ok := w.around(); ok {
		return ref.Start, ref.End
	}
	from, to, _ = within(node, w.g.Place.Value)
	if w.g.Within == credential.URLUser && len(w.g.Refs) == 0 {
		return w.connection(from)
	}
	return from, to
}

// connection are the bytes of the URL, or the connection string, around an
// offset.
func (w *work) connection(at int) (from, to int) {
	text := w.spot.node().Text
	start := w.start(w.spot)
	if w.g.Field != "args" {
		return start, len(text)
	}
	stop := func(c rune) bool {
		return c <= ' ' || c == '"' || c == '\'' || c == '=' && !strings.Contains(text[:at], "://")
	}
	from = strings.LastIndexFunc(text[:at], stop) + 1
	if to = strings.IndexFunc(text[at:], stop); to < 0 {
		return from, len(text)
	}
	return from, at + to
}

// reader is who has to know the variable.
func (w *work) reader() string {
	if name := advice.Client(w.g); name != "" {
		return name
	}
	return "the client"
}

// prompt makes the client ask for the value, where it can and keeps the answer
// in its own store.
func (w *work) prompt(from, to int) []lint.Fix {
	servers, root := w.servers()
	if w.g.Dialect == nil || !w.g.Dialect.Asks || servers < 0 || !w.hasRole(inputsRole) || w.g.Holder.Server == nil {
		return nil
	}
	name := w.variable()
	id := advice.Slug(name)
	key := "inputs"
	if head, dotted := strings.CutSuffix(w.spot.key(servers), ".servers"); dotted {
		key = head + ".inputs"
	}
	e := w.editor()
	e.Splice(w.spot.node(), from, to, "${input:"+id+"}")
	input := []edit.Entry{{Key: "type", Value: "promptString"}, {Key: "id", Value: id}, {Key: "description", Value: name}, {Key: "password", Value: true}}
	switch inputs := root.Get(key); {
	case inputs == nil:
		e.Put(root, key, []edit.Value{input})
	case inputs.Kind != syntax.Array:
		return nil
	case !declared(inputs, "id", id):
		e.Append(inputs, input)
	}
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("write %q in its place and have %s ask for it once", "${input:"+id+"}", w.reader()), Safety: lint.Safe,
		Next:  fmt.Sprintf("%s asks for %s when the server starts and keeps it in its secure storage", w.reader(), name),
		Moved: []lint.Moved{w.moved(w.g, name, text(w.spot.node().Text[from:to]))},
	})
}

// declared reports whether a list has an object with this member.
func declared(list *syntax.Node, key, text string) bool {
	return slices.ContainsFunc(list.Items, func(item *syntax.Node) bool {
		v := item.Get(key)
		return v.Scalar() && v.Text == text
	})
}

// servers tells how many levels above the scalar the map of servers stands,
// and the object around it.
func (w *work) servers() (int, *syntax.Node) {
	if w.g.Holder.Server == nil {
		return -1, nil
	}
	level := w.spot.level(resolve(w.doc.Tree, w.g.Holder.Server.Path))
	if level < 0 || w.spot.up(level+2) == nil {
		return -1, nil
	}
	return level + 1, w.spot.up(level + 2)
}

// Reexpress returns the ways to write the reference i of g so that it is
// expanded.
func Reexpress(doc *grant.Document, g *grant.Grant, i int, by lint.Remedy) []lint.Fix {
	if i >= len(g.RefSpans) {
		return nil
	}
	at := *g
	at.Place.Value = g.RefSpans[i]
	w, ok := begin(doc, &at, by)
	if !ok {
		return nil
	}
	name := g.Refs[i].Name
	if advice.Screaming(name) != name || name == "" {
		name = advice.Variable(g)
	}
	from, to, ok := within(w.spot.node(), at.Place.Value)
	ref := advice.Reference(g, name)
	if !ok || ref == "" {
		return nil
	}
	e := w.editor()
	e.Splice(w.spot.node(), from, to, ref)
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("write %q", ref), Safety: lint.Safe, Next: w.next(ref),
	})
}
