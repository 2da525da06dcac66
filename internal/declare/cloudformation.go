package declare

import (
	"strings"

	"github.com/credlint/credlint/internal/syntax"
)

// cloudFormation finds the resources of a template, written by hand or by a CDK.
func cloudFormation(root *syntax.Node) []*block {
	resources := root.Get("Resources")
	if resources == nil || resources.Kind != syntax.Object {
		return nil
	}
	var list []*block
	ids := map[string]bool{}
	for _, m := range resources.Members {
		kind, body := m.Value.Get("Type"), m.Value.Get("Properties")
		if !kind.Scalar() || !strings.Contains(kind.Text, "::") {
			continue
		}
		if body == nil || body.Kind != syntax.Object {
			body = &syntax.Node{Kind: syntax.Object, Span: m.Value.Span}
		}
		at := syntax.Pointer("/Resources").Key(m.Key.Text).Key("Properties")
		list = append(list, &block{kind: kind.Text, name: m.Key, address: m.Key.Text, body: body, at: at})
		ids[m.Key.Text] = true
	}
	for _, b := range list {
		b.describe(func(text string) []string { // a Ref, a GetAtt, a Sub
			id, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(text, "${"), "}"), ".")
			if ids[id] {
				return []string{id}
			}
			return nil
		})
	}
	return list
}
