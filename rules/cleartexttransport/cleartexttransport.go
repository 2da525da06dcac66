// Package cleartexttransport holds the rule cleartext-transport.
package cleartexttransport

import (
	_ "embed"
	"fmt"

	"github.com/credlint/credlint/analyzers/cleartexttransport"
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
	Check:    check,
	Analyzer: cleartexttransport.Analyzer,
}

func check(pass *lint.Pass) error {
	for _, s := range pass.Doc.Servers {
		if s.URL == nil {
			continue
		}
		scheme, host := credential.InClear(s.URL.Text)
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
