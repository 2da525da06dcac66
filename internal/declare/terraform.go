package declare

import "github.com/credlint/credlint/internal/syntax"

// terraform finds the resources and data sources of a module's file, in HCL or
// in its JSON form.
func terraform(root *syntax.Node) []*block {
	var list []*block
	for _, top := range []struct{ key, prefix string }{{"resource", ""}, {"data", "data."}} {
		for _, kinds := range (value{root, ""}).fields(top.key) {
			for _, kind := range kinds.Members {
				for _, names := range (value{kind.Value, kinds.at.Key(kind.Key.Text)}).items() {
					list = append(list, resourcesOf(kind.Key.Text, top.prefix, names)...)
				}
			}
		}
	}
	for _, b := range list {
		b.describe(addresses)
	}
	return list
}

func resourcesOf(kind, prefix string, names value) []*block {
	var list []*block
	for _, m := range names.Members {
		for _, body := range (value{m.Value, names.at.Key(m.Key.Text)}).items() {
			if body.Kind == syntax.Object {
				list = append(list, &block{
					kind: kind, name: m.Key, address: prefix + kind + "." + m.Key.Text, body: body.Node, at: body.at,
				})
			}
		}
	}
	return list
}
