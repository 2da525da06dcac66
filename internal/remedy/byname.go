package remedy

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// names are the fields of the client that take a variable's name.
func (w *work) names() inventory.ByName {
	if w.g.Dialect == nil {
		return inventory.ByName{}
	}
	return w.g.Dialect.Names
}

// byName reports whether the client takes a variable's name in another field
// for what stands here.
func (w *work) byName() bool {
	n := w.names()
	switch {
	case w.written(w.g.Field, "X") != "":
		return false
	case w.g.Field == "env":
		return n.Env != "" && w.spot.up(1).Kind == syntax.Object && w.g.Holder.Server != nil && w.envName() == w.variable()
	case w.g.Field == "headers":
		return w.bearer() && n.Bearer != "" || n.Header != "" && w.alone()
	}
	return n.Bearer != "" && w.g.Field == "" && w.g.Route == grant.Setting && w.alone()
}

// alone reports whether the credential is the whole of its scalar.
func (w *work) alone() bool {
	return w.g.Place.Value == w.spot.node().Inner
}

// bearer reports whether w is the token of "Authorization: Bearer TOKEN".
func (w *work) bearer() bool {
	from, to, ok := within(w.spot.node(), w.g.Place.Value)
	text := w.spot.node().Text
	return ok && strings.EqualFold(w.g.Name, "Authorization") && strings.EqualFold(text[:from], "Bearer ") && to == len(text)
}

// name takes the value out and puts the variable's name into the field beside
// it.
func (w *work) name() []lint.Fix {
	e, n, name := w.editor(), w.names(), w.variable()
	beside := w.spot.up(2) // the entry around env or headers
	field, ok := "", false
	switch {
	case w.g.Field == "env":
		field, ok = n.Env, w.declareIn(e, beside, n.Env, name)
	case w.g.Field == "headers" && w.bearer() && n.Bearer != "":
		field, ok = n.Bearer, putNew(e, beside, n.Bearer, name)
	case w.g.Field == "headers":
		field, ok = n.Header, w.header(e, beside, name)
	default:
		field, ok = n.Bearer, putNew(e, w.spot.up(1), n.Bearer, name)
	}
	if ok && !w.remove(e) {
		return byHand("the value cannot be taken out")
	}
	if !ok {
		return w.named(field)
	}
	fix := lint.Fix{
		Title: fmt.Sprintf("name the variable %s in %s", name, field), Safety: lint.Safe,
		Next:  fmt.Sprintf("set %s in the environment of %s", name, w.reader()),
		Moved: []lint.Moved{w.moved(w.g, name, w.g.Secret)},
	}
	if w.g.Field == "env" {
		fix.Moved[0] = w.moved(w.g, name, text(w.whole()))
	}
	for _, half := range w.halves() {
		if !w.declareIn(e, beside, n.Env, half.key(0)) || !take(e, half) {
			return byHand("%s holds something else already", field)
		}
		fix.Moved = append(fix.Moved, w.moved(w.g, half.key(0), text(half.node().Text)))
	}
	return finish(e, fix)
}

// named takes the value out where its field names a variable already, which is
// perhaps not for the same credential.
func (w *work) named(field string) []lint.Fix {
	beside := w.spot.up(1)
	if w.g.Field != "" {
		beside = w.spot.up(2)
	}
	value := beside.Get(field)
	if field == w.names().Header {
		value = value.Get(w.g.Name)
	}
	e := w.editor()
	if value == nil || value.Kind != syntax.String || !w.remove(e) {
		return byHand("%s holds something else already", field)
	}
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("take the value out: %s names a variable already", field), Safety: lint.Unsafe,
		Next:  fmt.Sprintf("set %s in the environment of %s", value.Text, w.reader()),
		Moved: []lint.Moved{w.moved(w.g, value.Text, w.g.Secret)},
	})
}

// remove takes the value out, and what was around it where nothing is left. The
// last line of a block is left to the block.
func (w *work) remove(e *edit.Editor) bool {
	parent, around := w.spot.up(1), w.spot.up(2)
	if around != nil && w.g.Field != "" && len(parent.Members) == 1+len(w.halves()) && w.collapses(parent) {
		e.Remove(around, w.spot.at(1))
		return true
	}
	return take(e, w.spot)
}

// collapses reports whether an empty object can be taken out together with its
// key: one that has a key of its own in the file.
func (w *work) collapses(n *syntax.Node) bool {
	return w.lang != edit.TOML || w.doc.File.Content[n.Span.Start] == '{'
}

// putNew sets a member that is not there yet.
func putNew(e *edit.Editor, object *syntax.Node, key, value string) bool {
	if object == nil || object.Get(key) != nil {
		return false
	}
	e.Put(object, key, value)
	return true
}

// header names the variable of a header.
func (w *work) header(e *edit.Editor, beside *syntax.Node, name string) bool {
	key := w.names().Header
	switch headers := beside.Get(key); {
	case headers == nil:
		e.Put(beside, key, []edit.Entry{{Key: w.g.Name, Value: name}})
	case headers.Kind != syntax.Object || headers.Get(w.g.Name) != nil:
		return false
	default:
		e.Put(headers, w.g.Name, name)
	}
	return true
}

// declare adds a variable to the list of names of the server, as a client does
// that expands only what it has been told of.
func (w *work) declare(e *edit.Editor, key, name string) bool {
	if w.g.Holder.Server == nil {
		return true
	}
	return w.declareIn(e, resolve(w.doc.Tree, w.g.Holder.Server.Path), key, name)
}

func (w *work) declareIn(e *edit.Editor, object *syntax.Node, key, name string) bool {
	if object == nil {
		return false
	}
	switch names := object.Get(key); {
	case names == nil:
		e.Put(object, key, []string{name})
	case names.Kind != syntax.Array:
		return false
	default:
		for _, item := range names.Items {
			if item.Text == name {
				return true
			}
		}
		e.Append(names, name)
	}
	return true
}
