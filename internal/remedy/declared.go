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

const (
	inputsRole     = inventory.Inputs
	userConfigRole = inventory.UserConfig
)

// hasRole reports whether a section of the file has this role.
func (w *work) hasRole(role inventory.Role) bool { return w.section(role) != "" }

// section is the place of the first section with this role.
func (w *work) section(role inventory.Role) string {
	for _, use := range w.doc.Identity.Uses {
		for _, s := range use.File.Sections {
			if s.As == role {
				return s.At
			}
		}
	}
	return ""
}

// declared reports whether the credential is the default or value of a
// declared input.
func (w *work) declared() bool {
	return w.g.Dialect != nil && w.g.Dialect.Prefer != "" && w.input() != nil
}

func (w *work) input() *grant.Input {
	key := w.spot.key(0)
	if key != "default" && key != "value" {
		return nil
	}
	for _, in := range w.doc.Inputs {
		if w.spot.up(1) == resolve(w.doc.Tree, in.Path) {
			return in
		}
	}
	return nil
}

// undefault takes the value of a declared input out: the client asks for it.
func (w *work) undefault() []lint.Fix {
	in, parent := w.input(), w.spot.up(1)
	e := w.editor()
	e.Remove(parent, w.spot.at(0))
	mark(e, parent, in)
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("take the %s of input %q out, so that it is asked for", w.spot.key(0), in.Name), Safety: lint.Safe,
		Moved: []lint.Moved{w.moved(w.g, w.variable(), w.g.Secret)},
	})
}

// Mark returns the fix that marks a declared input as secret.
func Mark(doc *grant.Document, in *grant.Input) []lint.Fix {
	lang, ok := language(doc)
	if !ok || doc.Tree == nil || len(doc.Tree.Problems) > 0 {
		return nil
	}
	node := resolve(doc.Tree, in.Path)
	if node == nil || node.Kind != syntax.Object {
		return nil
	}
	e := edit.New(doc.Tree, lang)
	if !mark(e, node, in) {
		return nil
	}
	return finish(e, lint.Fix{Title: fmt.Sprintf("add %q: true", in.Field), Safety: lint.Safe})
}

// mark sets the property that marks an input as secret.
func mark(e *edit.Editor, node *syntax.Node, in *grant.Input) bool {
	switch set := node.Get(in.Field); {
	case in.Field == "":
		return false
	case set == nil:
		e.Put(node, in.Field, true)
	case !set.Scalar():
		return false
	case set.Text != "true":
		e.Set(set, true)
	}
	return true
}

// declares reports whether a reference names an entry of user_config, which
// has to be declared.
func (w *work) declares(ref string) bool { return strings.HasPrefix(ref, "${user_config.") }

// declareSetting refers to a setting of the extension and declares it as
// sensitive.
func (w *work) declareSetting(name, _ string, from, to int) []lint.Fix {
	at := w.section(userConfigRole)
	if at == "" || strings.ContainsAny(at, ".*") {
		return byHand("declare %s as a sensitive setting of the extension, and refer to it", name)
	}
	id := strings.ToLower(name)
	ref := w.written(w.g.Field, id)
	e := w.editor()
	e.Splice(w.spot.node(), from, to, ref)
	root := w.spot.chain[0]
	setting := []edit.Entry{{Key: "type", Value: "string"}, {Key: "title", Value: name}, {Key: "description", Value: name}, {Key: "sensitive", Value: true}}
	switch settings := root.Get(at); {
	case settings == nil:
		e.Put(root, at, []edit.Entry{{Key: id, Value: setting}})
	case settings.Kind != syntax.Object || settings.Get(id) != nil:
		return byHand("declare %s as a sensitive setting of the extension, and refer to it", name)
	default:
		e.Put(settings, id, setting)
	}
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("refer to the setting %s and declare it as sensitive", id), Safety: lint.Safe,
		Next:  "every user is asked for it",
		Moved: []lint.Moved{w.moved(w.g, name, text(w.spot.node().Text[from:to]))},
	})
}
