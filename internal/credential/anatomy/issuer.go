package anatomy

import (
	"strings"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/credential/formats"
)

// issuers tell the kind of a token from its claims. The first that fits wins.
var issuers = [...]struct {
	format string
	test   func(gjson.Result) bool
}{
	{"supabase-service-role-jwt", func(c gjson.Result) bool {
		return c.Get("iss").String() == "supabase" && c.Get("role").Exists()
	}},
	{"n8n-jwt", func(c gjson.Result) bool { return c.Get("iss").String() == "n8n" }},
	{"azure-entra-access-token", func(c gjson.Result) bool {
		iss := c.Get("iss").String()
		return strings.HasPrefix(iss, "https://sts.windows.net/") || strings.HasPrefix(iss, "https://login.microsoftonline.com/")
	}},
	{"kubernetes-sa-token", func(c gjson.Result) bool {
		return c.Get("iss").String() == "kubernetes/serviceaccount" || c.Get(`kubernetes\.io`).IsObject()
	}},
	{"auth0-mgmt", func(c gjson.Result) bool { return strings.HasSuffix(c.Get("iss").String(), ".auth0.com/") }},
	{"monday", func(c gjson.Result) bool {
		return !c.Get("iss").Exists() && c.Get("tid").Exists() && c.Get("aai").Exists() && c.Get("uid").Exists()
	}},
	{"jfrog-jwt", func(c gjson.Result) bool {
		return strings.HasPrefix(c.Get("iss").String(), "jfac@") || strings.HasPrefix(c.Get("sub").String(), "jfac@")
	}},
	{"qdrant-jwt", func(c gjson.Result) bool {
		return c.Get("access").Exists() && !c.Get("iss").Exists() && !c.Get("sub").Exists()
	}},
	{"turso-db", func(c gjson.Result) bool {
		a := c.Get("a").String()
		return (a == "rw" || a == "ro") && (c.Get("id").Exists() || c.Get("gid").Exists() || c.Get("p").Exists())
	}},
	{"temporal-cloud", func(c gjson.Result) bool { return c.Get("account_id").Exists() && c.Get("key_id").Exists() }},
}

// special reads the claims that mean something to one issuer only.
func (a *Anatomy) special(c gjson.Result) {
	switch a.Format {
	case "supabase-service-role-jwt":
		a.supabase(c.Get("role").String())
	case "turso-db":
		a.Reach = formats.ReadWrite
		if c.Get("a").String() == "ro" {
			a.Reach = formats.ReadOnly
		}
	case "qdrant-jwt":
		a.qdrant(c.Get("access"))
	case "kubernetes-sa-token":
		a.id("service account", strings.TrimPrefix(c.Get("sub").String(), "system:serviceaccount:"))
	case "jfrog-jwt":
		if _, user, found := strings.Cut(c.Get("sub").String(), "/users/"); found {
			a.Owner = formats.Person
			a.id("user", user)
		}
	case "monday":
		a.Owner, a.Reach = formats.Person, formats.Full
	case "azure-entra-access-token":
		if a.Owner == formats.UnknownOwner && c.Get("scp").Exists() && c.Get("name").Exists() {
			a.Owner = formats.Person
		}
	}
}

// supabase tells the key that is above all row-level security from the one
// that is made to be published.
func (a *Anatomy) supabase(role string) {
	switch role {
	case "anon":
		a.Reach, a.Public, a.Kind = formats.Restricted, true, "Legacy anon key (JWT)"
		a.Instead, a.How = "", ""
	case "service_role":
		a.Reach, a.Kind = formats.Full, "Legacy service_role key (JWT)"
		a.note("bypasses row-level security")
	}
}

// qdrant has one letter for everything, or a list of collections.
func (a *Anatomy) qdrant(access gjson.Result) {
	switch access.String() {
	case "r":
		a.Reach = formats.ReadOnly
	case "rw":
		a.Reach = formats.ReadWrite
	case "m":
		a.Reach = formats.Admin
	default:
		reads := func(c gjson.Result) bool { return c.Get("access").String() == "r" }
		a.Reach = formats.ReadOnly
		for _, c := range access.Array() {
			if !reads(c) {
				a.Reach = formats.Restricted
			}
		}
	}
}
