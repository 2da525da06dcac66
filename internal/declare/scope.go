package declare

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// maxScopes bounds the scopes of one declaration.
const maxScopes = 500

// scopesOf reads the scopes of a record in the forms that people give them: a
// list, a text with blanks or commas, an object from thing to access, a list of
// objects with actions. None are returned where one of them is no scope.
func scopesOf(members []*syntax.Member, at syntax.Pointer, providers ...string) []grant.Scope {
	l := scopeList{providers: providers, marks: " ,;\n\t"}
	for _, m := range members {
		l.value(m.Value, at.Key(m.Key.Text), "")
	}
	if l.spoilt {
		return nil
	}
	return l.found
}

type scopeList struct {
	providers []string
	marks     string // what parts scopes in one text
	found     []grant.Scope
	spoilt    bool
}

// value reads scopes that may belong to a thing ("contents").
func (l *scopeList) value(n *syntax.Node, at syntax.Pointer, thing string) {
	switch {
	case n == nil || n.Kind == syntax.Null:
	case n.Kind == syntax.String:
		l.text(n, at, thing)
	case n.Kind == syntax.Bool:
		if thing != "" && n.Text == "true" {
			l.add(thing, n.Inner, at) // "admin: true"
		}
	case n.Scalar():
		l.spoilt = true // a mode, a number of something
	case n.Kind == syntax.Array:
		for i, item := range n.Items {
			l.item(item, at.Index(i), thing)
		}
	default:
		for _, m := range n.Members {
			l.value(m.Value, at.Key(m.Key.Text), join(thing, m.Key.Text))
		}
	}
}

// item reads an entry of a list: a scope, or an object that says of a thing
// which actions it allows.
func (l *scopeList) item(n *syntax.Node, at syntax.Pointer, thing string) {
	if n.Kind != syntax.Object {
		l.value(n, at, thing)
		return
	}
	var named string
	for _, key := range []string{"resource", "name", "scope", "object", "type", "service"} {
		if v := n.Get(key); v != nil && v.Kind == syntax.String {
			named = v.Text
			break
		}
	}
	for _, m := range n.Members {
		switch plain(m.Key.Text) {
		case "actions", "action", "verbs", "access", "level", "permission", "permissions", "operations", "methods":
			l.value(m.Value, at.Key(m.Key.Text), join(thing, named))
			return
		}
	}
	l.value(n.Get("scope"), at.Key("scope"), thing)
}

// text reads one scope or several in one text.
func (l *scopeList) text(n *syntax.Node, at syntax.Pointer, thing string) {
	for from, i := 0, 0; i <= len(n.Text); i++ {
		if i < len(n.Text) && !strings.ContainsRune(l.marks, rune(n.Text[i])) {
			continue
		}
		if i > from {
			l.add(join(thing, n.Text[from:i]), n.Raw(from, i), at)
		}
		from = i + 1
	}
}

func (l *scopeList) add(text string, span source.Span, at syntax.Pointer) {
	if len(text) > 120 || strings.ContainsAny(text, "<>{}\"'`") || len(l.found) >= maxScopes {
		l.spoilt = l.spoilt || len(l.found) < maxScopes
		return
	}
	l.found = append(l.found, grant.Scope{
		Field: grant.Field{Text: text, Span: span, Path: at}, Class: scopes.Of(text, l.providers...),
	})
}

func join(thing, access string) string {
	if thing == "" {
		return access
	}
	return thing + ":" + access
}
