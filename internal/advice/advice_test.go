package advice_test

import (
	"io/fs"
	"testing"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

var (
	expanding = &inventory.Dialect{Known: true, Expands: []string{"${env:V}"}, Fields: []string{"env", "headers"}, Prefer: "${env:NAME}"}
	mute      = &inventory.Dialect{Known: true, Advice: "Put the variable's name in token_env."}
	login     = &inventory.Client{Name: "Editor", OAuth: inventory.OAuthNative}
	local     = &grant.Server{Name: "My CRM", Command: "/usr/bin/crm-mcp"}
	remote    = &grant.Server{Name: "crm", URL: &syntax.Node{}}
)

// The help depends on what the client expands where the credential stands.
func TestHelp(t *testing.T) {
	in := func(path string, g grant.Grant) *grant.Grant {
		g.Kind, g.Place.File = credential.Literal, source.NewFile(path, nil)
		return &g
	}
	for want, g := range map[string]*grant.Grant{
		`write "${env:CRM_TOKEN}" in its place and set CRM_TOKEN in the environment`: in("a.json", grant.Grant{
			Route: grant.Env, Name: "CRM_TOKEN", Field: "env", Dialect: expanding, Holder: grant.Holder{Server: local},
		}),
		`write "${env:CRM_TOKEN}" in its place and set CRM_TOKEN in the environment. If the server supports OAuth, drop the header and let Editor log in`: in("a.json", grant.Grant{
			Route: grant.Header, Name: "Authorization", Field: "headers", Dialect: expanding,
			Holder: grant.Holder{Server: remote, Clients: []*inventory.Client{login}},
		}),
		`leave the default out: write "${env:CRM_TOKEN}" and set CRM_TOKEN in the environment`: in("a.json", grant.Grant{
			Route: grant.Env, Name: "CRM_TOKEN", Within: credential.Default, Dialect: expanding,
		}),
		`write "${env:DATABASE_URL}" in place of the whole URL and set DATABASE_URL in the environment`: in("a.json", grant.Grant{
			Route: grant.URL, Name: "DATABASE_URL", Within: credential.URLUser, Field: "env", Dialect: expanding,
		}),
		`start the server through a launcher that injects MY_CRM_API_KEY, such as "op run --env-file=my-crm.env -- crm-mcp ..."`: in("a.json", grant.Grant{
			Route: grant.Argument, Name: "api-key", Field: "args", Dialect: expanding, Holder: grant.Holder{Server: local},
		}),
		"Put the variable's name in token_env": in("a.toml", grant.Grant{
			Route: grant.Header, Name: "Authorization", Dialect: mute, Holder: grant.Holder{Server: remote},
		}),
		"reach the server through a bridge that reads CRM_TOKEN from the environment": in("a.json", grant.Grant{
			Route: grant.Header, Name: "Authorization", Holder: grant.Holder{Server: remote},
		}),
		`keep a reference instead (API_KEY=op://VAULT/ITEM/FIELD) and start the program with "op run --env-file=.env -- COMMAND"`: in("app/.env", grant.Grant{
			Route: grant.Dotenv, Name: "API_KEY",
		}),
		"read API_KEY from the environment or a secrets manager at run time": in("main.go", grant.Grant{
			Route: grant.Code, Name: "API_KEY",
		}),
	} {
		if got := advice.Help(g); got != want {
			t.Errorf("%s %q\n got %s\nwant %s", g.Route, g.Name, got, want)
		}
	}
}

// A slot is named as a person would name it.
func TestSlot(t *testing.T) {
	for want, g := range map[string]*grant.Grant{
		`header "Authorization" of server "crm"`: {Route: grant.Header, Name: "Authorization", Holder: grant.Holder{Server: remote}},
		`URL of server "crm"`:                    {Route: grant.URL, Name: "url", Holder: grant.Holder{Server: remote}},
		`query parameter "key"`:                  {Route: grant.URL, Name: "key", Within: credential.URLQuery},
		`variable "API_KEY"`:                     {Route: grant.Dotenv, Name: "API_KEY"},
		"argument":                               {Route: grant.Argument},
	} {
		if got := advice.Slot(g); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Outside the fields that a dialect is limited to, nothing is expanded.
func TestExpands(t *testing.T) {
	for field, want := range map[string]bool{"env": true, "args": false, "": true} {
		if got := advice.Expands(&grant.Grant{Field: field, Dialect: expanding}, credential.DollarEnv); got != want {
			t.Errorf("field %q: got %v", field, got)
		}
	}
}

// A fact that was only remembered backs no error; the text of the value may.
func TestFindingOnHearsay(t *testing.T) {
	for _, tt := range []struct {
		name string
		g    grant.Grant
		want bool // a warning
	}{
		{"a checked place", grant.Grant{}, false},
		{"a remembered place", grant.Grant{Unchecked: true}, true},
		{"a token of a known format in a remembered place", grant.Grant{Unchecked: true, Type: "github-pat"}, false},
	} {
		tt.g.Place.File = source.NewFile("a.json", nil)
		f := advice.Finding(&tt.g, "it holds a literal")
		if warning := f.Severity != nil && *f.Severity == lint.Warning; warning != tt.want {
			t.Errorf("%s: a warning is %t, want %t", tt.name, warning, tt.want)
		}
	}
}

func TestReaders(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		0:     "",
		0o600: "",
		0o640: ", in a file that its whole group can read",
		0o644: ", in a file that every user of this machine can read",
	} {
		if got := advice.Readers(&grant.Document{Mode: mode}); got != want {
			t.Errorf("%v: got %q, want %q", mode, got, want)
		}
	}
}
