package config

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/spell"
	"github.com/credlint/credlint/internal/syntax"
)

// decoder fills the types of this package from a tree and keeps the first fault.
type decoder struct {
	file  *source.File
	known []string
	fault *source.Problem
}

// setter is a value that reads its text; it returns what is wanted instead.
type setter interface{ set(text string) string }

func (d *decoder) fail(at source.Span, format string, args ...any) {
	if d.fault == nil || at.Start < d.fault.Span.Start {
		d.fault = &source.Problem{Path: d.file.Path, File: d.file, Span: at, Message: fmt.Sprintf(format, args...)}
	}
}

// decode fills what target points to.
func (d *decoder) decode(n *syntax.Node, target any) {
	if s, ok := target.(setter); ok {
		d.text(n, s.set)
		return
	}
	v := reflect.ValueOf(target).Elem()
	switch v.Kind() {
	case reflect.Struct:
		d.object(n, v)
	case reflect.Slice:
		d.list(n, v)
	case reflect.Map:
		d.rules(n, v)
	case reflect.String:
		d.text(n, func(text string) string { v.SetString(text); return "" })
	default:
		panic("a configuration has no " + v.Kind().String())
	}
}

func (d *decoder) text(n *syntax.Node, set func(string) string) {
	if !n.Scalar() || n.Kind == syntax.Null || n.Text == "" {
		d.fail(n.Span, "want a text")
	} else if wrong := set(n.Text); wrong != "" {
		d.fail(n.Span, "%s", wrong)
	}
}

func (d *decoder) list(n *syntax.Node, v reflect.Value) {
	if n.Kind != syntax.Array {
		d.fail(n.Span, "want a list")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, len(n.Items))) // an empty list is one
	for _, item := range n.Items {
		e := reflect.New(v.Type().Elem())
		d.decode(item, e.Interface())
		v.Set(reflect.Append(v, e.Elem()))
	}
}

// rules fills a map from rule to what becomes of it.
func (d *decoder) rules(n *syntax.Node, v reflect.Value) {
	if n.Kind != syntax.Object {
		d.fail(n.Span, "want an object from rule to what becomes of it")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	d.once(n)
	for _, m := range n.Members {
		d.rule(m.Key)
		e := reflect.New(v.Type().Elem())
		d.decode(m.Value, e.Interface())
		v.SetMapIndex(reflect.ValueOf(m.Key.Text), e.Elem())
	}
}

// rule wants the id of a rule.
func (d *decoder) rule(n *syntax.Node) {
	if !slices.Contains(d.known, n.Text) {
		d.fail(n.Span, "there is no rule %s%s", quote(n.Text), proposal(n.Text, d.known))
	}
}

// object fills the fields of a struct.
func (d *decoder) object(n *syntax.Node, v reflect.Value) {
	if n.Kind != syntax.Object {
		d.fail(n.Span, "want an object with the keys %s", spell.OneOf(keysOf(v.Type())))
		return
	}
	d.once(n)
	for _, m := range n.Members {
		i := fieldOf(v.Type(), m.Key.Text)
		if i < 0 {
			d.fail(m.Key.Span, "unknown key %s%s", quote(m.Key.Text), proposal(m.Key.Text, keysOf(v.Type())))
			continue
		}
		d.decode(m.Value, v.Field(i).Addr().Interface())
	}
	for _, f := range reflect.VisibleFields(v.Type()) {
		if name, required := keyOf(f); required && n.Get(name) == nil {
			d.fail(n.Span, "the key %q is missing", name)
		}
	}
	if e, ok := v.Addr().Interface().(*Entry); ok {
		e.span = n.Span
		if rule := n.Get("rule"); rule != nil && rule.Scalar() {
			e.span = rule.Inner
			d.rule(rule)
		}
	}
}

// once wants each key once.
func (d *decoder) once(n *syntax.Node) {
	seen := map[string]bool{}
	for _, m := range n.Members {
		if seen[m.Key.Text] {
			d.fail(m.Key.Span, "the key %s comes twice", quote(m.Key.Text))
		}
		seen[m.Key.Text] = true
	}
}

// keyOf is the key of a field, empty for one that is not read.
func keyOf(f reflect.StructField) (name string, required bool) {
	name, rest, _ := strings.Cut(f.Tag.Get("key"), ",")
	return name, rest == "required"
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for _, f := range reflect.VisibleFields(t) {
		if name, _ := keyOf(f); name != "" {
			keys = append(keys, name)
		}
	}
	return keys
}

func fieldOf(t reflect.Type, key string) int {
	return slices.IndexFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool {
		name, _ := keyOf(f)
		return name != "" && name == key
	})
}

func proposal(word string, among []string) string {
	if near := spell.Near(word, among); len(near) > 0 {
		return "; did you mean " + spell.OneOf(near) + "?"
	}
	return ""
}

// maxQuoted is the longest word that is repeated: it may be a pasted secret.
const maxQuoted = 24

func quote(word string) string {
	if len(word) > maxQuoted || source.HideOpaque(word) != word {
		return "of this name"
	}
	return fmt.Sprintf("%q", word)
}
