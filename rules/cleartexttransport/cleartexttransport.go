// Package cleartexttransport holds the rule cleartext-transport.
package cleartexttransport

import (
	_ "embed"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is cleartext-transport.
var Rule = &lint.Rule{
	ID:       "cleartext-transport",
	Severity: lint.Error,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{319, 523},
		NIST:             []string{"SC-8(1)"},
		OWASP:            []string{"NHI4:2025", "MCP07:2025", "ASI07:2026"},
		SecuritySeverity: 7.5,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, s := range pass.Doc.Servers {
		if s.URL == nil {
			continue
		}
		scheme, host := inClear(s.URL.Text)
		g := sent(pass.Doc, s)
		if host == "" || g == nil {
			continue
		}
		pass.Report(lint.Finding{
			At:      lint.Location{File: pass.Doc.File, Span: s.URL.Inner, Path: s.Path},
			Message: fmt.Sprintf("server %q gets a credential over %s, which anyone on the way to %q can read", s.Name, scheme, host),
			Help:    fmt.Sprintf("use %ss:// or reach the server through a tunnel on localhost", scheme),
			Fixes:   remedy.Encrypt(pass.Doc, s),
			Related: []lint.Location{{File: g.Place.File, Span: g.Place.Value, Path: g.Place.Path, Message: "the credential"}},
		})
	}
	return nil
}

// inClear returns the scheme and host of a URL that is sent in the clear to
// another machine, else nothing. A host that is a reference is not known.
func inClear(text string) (scheme, host string) {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Scheme != "http" && u.Scheme != "ws" || local(u.Hostname()) {
		return "", ""
	}
	return u.Scheme, u.Hostname()
}

// localNames are other names of this machine, as containers call it.
var localNames = map[string]bool{
	"localhost": true, "host.docker.internal": true, "gateway.docker.internal": true, "host.containers.internal": true,
}

// local reports whether host is this machine, a name without a dot (a container
// or a neighbour on a private network), or cannot be told.
func local(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsUnspecified()
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return !strings.Contains(host, ".") || localNames[host] || strings.HasSuffix(host, ".localhost") || strings.ContainsAny(host, "${}<>%")
}

// sent is the first credential that goes over the wire to s. A bridge sends
// what it gets by any route; a client sends headers and the URL.
func sent(doc *grant.Document, s *grant.Server) *grant.Grant {
	for _, g := range doc.Grants {
		wire := g.Route == grant.Header || g.Route == grant.URL || s.Command != ""
		given := g.Kind == credential.Literal || g.Kind == credential.Reference
		if g.Holder.Server == s && wire && given && !g.Disabled {
			return g
		}
	}
	return nil
}
