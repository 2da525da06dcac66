package declare

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/hcl"
	"github.com/credlint/credlint/internal/syntax/jsonc"
)

// document reads a policy, whatever it is written in: an object, a block, or the
// text of one in JSON or HCL.
func document(v value) []grant.Scope {
	v = unfold(v)
	var list []grant.Scope
	switch {
	case v.Node == nil || v.Kind != syntax.Object:
	case has(v, "Statement"):
		for _, s := range v.fields("Statement") {
			list = append(list, awsStatement(s, "Effect", "Action", "NotAction", "Resource", "Principal")...)
		}
	case has(v, "actions") || has(v, "not_actions"):
		list = awsStatement(v, "effect", "actions", "not_actions", "resources", "principals")
	case has(v, "verbs"):
		list = kubernetesRule(v)
	case has(v, "path") && has(v, "capabilities"): // a rule of a document
		for _, p := range v.fields("path") {
			list = append(list, vaultPath(p.Text, v)...)
		}
	case has(v, "path"):
		list = vaultPaths(v)
	}
	return list
}

func has(v value, key string) bool { return v.Get(key) != nil }

// unfold parses the text of a policy that stands in a scalar.
func unfold(v value) value {
	if v.Node == nil || v.Kind != syntax.String || len(v.Text) < 2 {
		return v
	}
	parse := hcl.Parse
	if text := strings.TrimSpace(v.Text); strings.HasPrefix(text, "{") {
		parse = jsonc.Parse
	} else if !strings.Contains(text, "path") {
		return v
	}
	f := source.NewFile("policy", []byte(v.Text))
	for _, root := range parse(f, source.Span{End: len(v.Text)}).Roots {
		return value{syntax.Embed(v.Node, root), v.at}
	}
	return v
}

// awsStatement reads a statement of AWS. One that names principals says who may
// come, not what its holder may do.
func awsStatement(s value, effect, action, except, resource, principal string) []grant.Scope {
	if s.Kind != syntax.Object || has(s, principal) || strings.EqualFold(text(s.Get(effect)), "Deny") {
		return nil
	}
	everywhere := !has(s, resource)
	for _, v := range s.fields(resource) {
		everywhere = everywhere || v.Text == "*"
	}
	var list []grant.Scope
	for _, v := range s.fields(action) {
		if !v.Scalar() || strings.Contains(v.Text, "${") {
			continue
		}
		c := scopes.Of(v.Text, "aws-iam")
		if c.Level == scopes.Full && !everywhere { // everything with some things
			c.Level = scopes.Admin
		}
		list = append(list, grant.Scope{Field: placed(v), Class: c})
	}
	if n := s.Get(except); n != nil { // all that is not named
		f := grant.Field{Text: except, Span: n.Span, Path: s.at.Key(except)}
		list = append(list, grant.Scope{Field: f, Class: scopes.Class{Level: scopes.Admin, Instead: "name the actions that are needed"}})
	}
	return list
}

func text(n *syntax.Node) string {
	if !n.Scalar() {
		return ""
	}
	return n.Text
}

// awsFile reads a file that is a policy of AWS.
func (r *reader) awsFile(root *syntax.Node) {
	name := stem(r.doc.File.Path)
	statement := root.Get("Statement")
	if statement == nil || !r.agents && !r.words.agentic(name, text(root.Get("Id"))) {
		return
	}
	r.policy("the AWS policy", name, head(root, ""), document(value{root, ""}))
}
