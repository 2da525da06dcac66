package declare

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// object is one object of Kubernetes.
type object struct {
	value
	kind string
	name *syntax.Node // nil without one
	// names are the texts that tell whose it is.
	names []string
}

// kubernetes reads the roles, bindings and tokens of a file. They have names of
// their own, so that the name of the file tells nothing. A role is an agent's too
// where the file binds it to one.
func (r *reader) kubernetes(roots []*syntax.Node) {
	var list []object
	for _, root := range roots {
		list = append(list, objects(value{root, ""})...)
	}
	agents := map[string]bool{}
	for _, o := range list {
		if ref := o.Get("roleRef"); ref != nil && r.ours(o) {
			agents[text(ref.Get("name"))] = true
		}
	}
	for _, o := range list {
		r.object(o, r.ours(o) || strings.HasSuffix(o.kind, "Role") && agents[o.label()])
	}
}

// objects are the objects of a document, which may be a list of them.
func objects(v value) []object {
	kind := text(v.Get("kind"))
	if v.Get("apiVersion") == nil || kind == "" {
		return nil
	}
	if kind == "List" {
		var list []object
		for _, item := range v.fields("items") {
			list = append(list, objects(item)...)
		}
		return list
	}
	o := object{value: v, kind: kind}
	if meta := v.Get("metadata"); meta != nil {
		o.name = meta.Get("name")
		o.names = []string{text(o.name), text(meta.Get("namespace")), text(meta.Get("generateName"))}
		if labels := meta.Get("labels"); labels != nil {
			for _, m := range labels.Members {
				o.names = append(o.names, text(m.Value))
			}
		}
	}
	for _, s := range v.fields("subjects") {
		o.names = append(o.names, text(s.Get("name")))
	}
	return []object{o}
}

// ours reports whether an object is an agent's, by its names.
func (r *reader) ours(o object) bool {
	return r.words.agentic(o.names...) && !builds(o.names...) && !governs(o.names...)
}

func (o object) label() string { return text(o.name) }

func (o object) place() grant.Place {
	if o.name.Scalar() {
		return named(o.name, o.at.Key("metadata").Key("name"))
	}
	return head(o.Node, o.at)
}

func (r *reader) object(o object, agent bool) {
	switch o.kind {
	case "Secret":
		for _, kind := range table()["kubernetes_secret"] { // the same, in the words of Terraform
			r.resource(&block{kind: o.kind, name: o.titled(), body: o.Node, at: o.at, names: o.names}, kind, agent)
		}
	case "Role", "ClusterRole":
		var list []grant.Scope
		for _, rule := range o.fields("rules") {
			list = append(list, kubernetesRule(rule)...)
		}
		if agent {
			r.policy("the Kubernetes role", o.label(), o.place(), list)
		}
	case "RoleBinding", "ClusterRoleBinding":
		for _, ref := range o.fields("roleRef", "name") {
			if agent && ref.Scalar() && text(o.Get("roleRef").Get("kind")) == "ClusterRole" {
				r.policy("the Kubernetes role binding", o.label(), o.place(), builtIn(ref))
			}
		}
	}
}

// titled is the name of an object, or the object where it has none.
func (o object) titled() *syntax.Node {
	if o.name.Scalar() {
		return o.name
	}
	first := head(o.Node, o.at).Value
	return &syntax.Node{Kind: syntax.String, Span: first, Inner: first}
}

// builtIn is a role that every cluster has. What another is called tells
// nothing.
func builtIn(ref value) []grant.Scope {
	switch ref.Text {
	case "cluster-admin", "admin", "edit", "view":
		return []grant.Scope{{Field: placed(ref), Class: scopes.Of(ref.Text, "kubernetes-roles")}}
	}
	return nil
}

// chores are the things that every program writes about itself.
var chores = map[string]bool{
	"events": true, "leases": true, "tokenreviews": true, "subjectaccessreviews": true, "selfsubjectaccessreviews": true,
	"localsubjectaccessreviews": true, "selfsubjectrulesreviews": true,
}

// kubernetesRule reads a rule of a role.
func kubernetesRule(rule value) []grant.Scope {
	var things []string
	for _, v := range rule.fields("resources") {
		if !chores[v.Text] {
			things = append(things, v.Text)
		}
	}
	if len(things) == 0 {
		return nil
	}
	thing := things[0]
	var list []grant.Scope
	for _, v := range rule.fields("verbs") {
		if !v.Scalar() || strings.Contains(v.Text, "${") {
			continue
		}
		c := scopes.Of(v.Text, "kubernetes-rbac")
		if c.Level == scopes.Full && thing != "*" { // everything with some things
			c.Level, c.Sure = scopes.Write, false
		}
		f := placed(v)
		f.Text = join(thing, v.Text)
		list = append(list, grant.Scope{Field: f, Class: c})
	}
	return list
}
