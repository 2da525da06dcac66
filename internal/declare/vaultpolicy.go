package declare

import (
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/syntax"
)

// vaultFile reads a file that is a policy of Vault or OpenBao.
func (r *reader) vaultFile(root *syntax.Node) {
	name := stem(r.doc.File.Path)
	if root.Get("path") == nil || !r.words.certainlyAgentic(strings.Split(strings.TrimSuffix(r.doc.File.Path, path.Ext(r.doc.File.Path)), "/")...) {
		return
	}
	r.policy("the Vault policy", name, head(root, ""), vaultPaths(value{root, ""}))
}

// vaultPaths reads the paths of a policy.
func vaultPaths(policy value) []grant.Scope {
	var list []grant.Scope
	for _, paths := range policy.fields("path") {
		for _, m := range paths.Members {
			for _, body := range (value{m.Value, paths.at.Key(m.Key.Text)}).items() {
				list = append(list, vaultPath(m.Key.Text, body)...)
			}
		}
	}
	return list
}

var (
	// powers are the paths where to write is to make oneself mightier.
	powers = lazy.Pattern(`^(\*|sys/(\*|policies|policy|mounts|raw|auth).*|(auth|identity)/\*|auth/token/create(-orphan)?|auth/[^/]+/role/.*)$`)
	// duties are the paths where to write changes nothing that is kept: to log in,
	// to renew, to be given a credential, to encrypt.
	duties = lazy.Pattern(`(^cubbyhole/|-self$|^sys/(leases|wrapping|capabilities|renew|revoke)|/(login|creds|sts|issue|sign|verify|encrypt|decrypt|hmac|hash|random|rewrap|datakey)(/|$))`)
)

// everything are the capabilities of one who may do all.
var everything = []string{"create", "read", "update", "delete"}

// vaultPath reads what a policy allows on one path.
func vaultPath(at string, body value) []grant.Scope {
	var list []grant.Scope
	var names []string
	for _, key := range []string{"capabilities", "policy"} {
		for _, v := range body.fields(key) {
			if !v.Scalar() || strings.Contains(v.Text, "${") {
				continue
			}
			names = append(names, v.Text)
			f := grant.Field{Text: join(at, v.Text), Span: v.Inner, Path: v.at}
			list = append(list, grant.Scope{Field: f, Class: vaultClass(at, v.Text)})
		}
	}
	if slices.Contains(names, "deny") {
		return nil
	}
	if all := func(c string) bool { return !slices.Contains(names, c) }; at == "*" && !slices.ContainsFunc(everything, all) {
		list[0].Class = scopes.Class{Level: scopes.Full, Sure: true, Instead: "name the paths that are needed"}
		list[0].Text = at
		return list[:1]
	}
	return list
}

func vaultClass(at, capability string) scopes.Class {
	c := scopes.Of(capability, "vault-policy")
	if c.Level != scopes.Write {
		return c
	}
	switch {
	case powers().MatchString(at):
		c.Level = scopes.Admin
	case duties().MatchString(at):
		c.Level = scopes.Read
	}
	return c
}
