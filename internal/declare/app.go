package declare

import (
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// gitHubApp reads the manifest from which GitHub makes an app.
func (r *reader) gitHubApp(root *syntax.Node) {
	permissions, name := root.Get("default_permissions"), root.Get("name")
	if permissions == nil || root.Get("default_events") == nil && root.Get("hook_attributes") == nil && root.Get("redirect_url") == nil {
		return
	}
	if !r.agents && !r.words.agentic(text(name), text(root.Get("description"))) {
		return
	}
	var list []grant.Scope
	for _, m := range permissions.Members {
		if m.Value.Scalar() {
			f := field(m.Value, syntax.Pointer("/default_permissions").Key(m.Key.Text))
			f.Text = join(m.Key.Text, m.Value.Text)
			list = append(list, grant.Scope{Field: f, Class: scopes.Of(f.Text, "github-app")})
		}
	}
	place := head(root, "")
	if name.Scalar() {
		place = named(name, "/name")
	}
	r.policy("the GitHub App", text(name), place, list)
}
