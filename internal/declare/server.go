package declare

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// servers adds what the entries of a client's servers ask for: scopes of OAuth,
// all tools, all that a credential opens. Samples in texts ask for nothing.
func (r *reader) servers() {
	if r.doc.Identity.Kind != inventory.Config {
		return
	}
	for _, s := range r.doc.Servers {
		if list := append(asked(s), reached(s)...); len(list) > 0 {
			r.add(&grant.Declaration{
				Form: grant.Consent, What: fmt.Sprintf("server %q", s.Name), Agent: true, Holder: grant.Holder{Server: s},
				Place: grant.Place{Key: s.Writing.Span, Value: s.Writing.Span, Path: s.Path}, Scopes: list,
			})
		}
	}
}

// reached are the settings that give a server everything. What only reads may.
func reached(s *grant.Server) []grant.Scope {
	if s.Writing.Mode == grant.ReadOnly {
		return nil
	}
	var list []grant.Scope
	for _, all := range s.Reach {
		f := grant.Field{Text: all.Text, Span: all.Span, Path: s.Path}
		list = append(list, grant.Scope{Field: f, Class: scopes.Class{Level: scopes.Full, Sure: all.Known, Instead: all.Instead}})
	}
	return list
}

// asked are the scopes that a client asks for when it logs in to a server.
func asked(s *grant.Server) []grant.Scope {
	var members []*syntax.Member
	for i := range s.Entry.Members {
		m := &s.Entry.Members[i]
		switch key := plain(m.Key.Text); {
		case key == "scopes" || key == "oauthscopes":
			members = append(members, m)
		case (key == "oauth" || key == "auth" || key == "authorization") && m.Value.Kind == syntax.Object:
			for k := range m.Value.Members {
				if inner := &m.Value.Members[k]; plain(inner.Key.Text) == "scopes" || plain(inner.Key.Text) == "scope" {
					members = append(members, inner)
				}
			}
		}
	}
	if len(members) == 0 {
		return nil
	}
	return scopesOf(members, s.Path, scopes.Named(s.Name+" "+host(s))...)
}

// host is the host of a remote server.
func host(s *grant.Server) string {
	if s.URL == nil {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s.URL.Text))
	if err != nil {
		return ""
	}
	return u.Hostname()
}
