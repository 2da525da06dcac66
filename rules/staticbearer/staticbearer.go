// Package staticbearer holds the rule static-bearer.
package staticbearer

import (
	_ "embed"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

//go:embed README.md
var page string

// Rule is static-bearer.
var Rule = &lint.Rule{
	ID:       "static-bearer",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{8},
		CWE:              []int{522},
		NIST:             []string{"IA-9", "IA-5"},
		OWASP:            []string{"NHI4:2025", "NHI7:2025", "MCP07:2025", "ASI03:2026"},
		SecuritySeverity: 4.3,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, g := range pass.Doc.Grants {
		if !authenticates(g) || !couldLogIn(g.Holder) {
			continue
		}
		f := lint.Finding{
			At:      lint.Location{File: g.Place.File, Span: g.Place.Value, Path: g.Place.Path},
			Message: fmt.Sprintf("server %q is authenticated by a static header, although %s can log in to it", g.Holder.Server.Name, g.Holder.Clients[0].Name),
			Help:    "the specification recommends OAuth for servers over HTTP: if this one supports it, remove the header and log in; else keep the key short-lived and read-only",
			Grant:   g,
			Fixes:   remedy.Login(pass.Doc, g, pass.Remedy),
		}
		if g.Kind == credential.Reference {
			f.Severity = advice.Severity(lint.Note)
		}
		pass.Report(f)
	}
	return nil
}

// authenticates reports whether g is the header by which a client proves itself.
func authenticates(g *grant.Grant) bool {
	if g.Route != grant.Header || g.Disabled || g.Kind != credential.Literal && g.Kind != credential.Reference {
		return false
	}
	return credential.ClassifyName(g.Name).Credential()
}

// couldLogIn reports whether the holder is a remote server whose clients all
// know OAuth. A server started as a process takes its credential from the
// environment, as the specification has it.
func couldLogIn(h grant.Holder) bool {
	if h.Server == nil || h.Server.Command != "" || h.Server.URL == nil || len(h.Clients) == 0 || !remote(h.Server.URL.Text) {
		return false
	}
	return !slices.ContainsFunc(h.Clients, func(c *inventory.Client) bool { return c.OAuth != inventory.OAuthNative })
}

// remote reports whether a URL leads to another machine by a public name.
func remote(text string) bool {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	overHTTP := u.Scheme == "https" || u.Scheme == "http" // the specification knows OAuth for no other transport
	return overHTTP && strings.Contains(u.Hostname(), ".") && (ip == nil || !ip.IsLoopback() && !ip.IsPrivate())
}
