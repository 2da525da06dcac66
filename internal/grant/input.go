package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// inputs reads declared prompts: VS Code's list, the user_config object of
// MCPB and the variable lists of the MCP registry. "inputs" that are an object are
// those of an action, which nobody is asked for.
func (r *reader) inputs(n *syntax.Node, role inventory.Role, s slot) {
	for _, m := range n.Members {
		if role == inventory.Inputs {
			break
		}
		f := s
		f.path = s.path.Key(m.Key.Text)
		r.input(m.Value, m.Key, role, f)
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.input(item, first(item, "id", "name"), role, f)
	}
}

// masks are the properties by which each kind of declaration marks a secret.
var masks = map[inventory.Role][]string{
	inventory.Inputs:          {"password"},
	inventory.UserConfig:      {"sensitive"},
	inventory.ServerVariables: {"isSecret", "is_secret"},
}

// input reads one declaration.
func (r *reader) input(n, name *syntax.Node, role inventory.Role, s slot) {
	if n.Scalar() || !name.Scalar() || !asksForText(n) {
		return
	}
	mark := first(n, masks[role]...)
	s.name, s.key, s.route = name.Text, name.Inner, Setting
	template, covered := r.template(n, role, s)
	r.doc.Inputs = append(r.doc.Inputs, &Input{
		Name: name.Text, Path: s.path, Span: name.Inner, Field: masks[role][0],
		Secret: covered || mark != nil && mark.Text == "true",
	})
	for _, key := range []string{"default", "value"} {
		if v := n.Get(key); v.Scalar() && !template {
			f := s
			f.path, f.quiet = s.path.Key(key), true
			r.value(v, f)
		}
	}
	for _, m := range n.Members {
		if m.Value.Scalar() {
			r.seen[m.Value] = true // labels and descriptions speak of secrets
		}
	}
}

// template reads a value that is put together from variables of its own, if n has
// one. It is they that are asked for; covered tells that one of them is marked, or
// is for the mark to be judged.
func (r *reader) template(n *syntax.Node, role inventory.Role, s slot) (is, covered bool) {
	variables, value := n.Get("variables"), n.Get("value")
	if role != inventory.ServerVariables || variables == nil || !value.Scalar() {
		return false, false
	}
	for _, m := range variables.Members {
		mark := first(m.Value, masks[role]...)
		is = is || strings.Contains(value.Text, "{"+m.Key.Text+"}")
		covered = covered || mark != nil && mark.Text == "true" || credential.ClassifyName(m.Key.Text) >= credential.NameSecret
	}
	if is {
		s.path = s.path.Key("variables")
		r.inputs(variables, role, s)
	}
	return is, is && covered
}

// asksForText reports whether a declaration takes typed text: pick lists,
// commands, files and numbers hide nothing.
func asksForText(n *syntax.Node) bool {
	kind := n.Get("type")
	if kind == nil {
		kind = n.Get("format")
	}
	if !kind.Scalar() {
		return true
	}
	switch kind.Text {
	case "promptString", "string", "named", "positional", "":
		return true
	}
	return false
}
