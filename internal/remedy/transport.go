package remedy

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// Encrypt returns the fix that reaches a server by TLS. It is unsafe: the
// server may not listen there. An address with a port of its own would need
// another port, which nobody knows.
func Encrypt(doc *grant.Document, s *grant.Server) []lint.Fix {
	lang, ok := language(doc)
	if !ok || s.URL == nil || doc.Tree == nil {
		return nil
	}
	scheme, rest, found := strings.Cut(s.URL.Text, "://")
	host, _, _ := strings.Cut(rest, "/")
	if !found || strings.Contains(host[strings.LastIndexByte(host, '@')+1:], ":") {
		return byHand("put a proxy that speaks TLS in front of the server, or reach it through a tunnel")
	}
	e := edit.New(doc.Tree, lang)
	e.Splice(s.URL, 0, len(scheme), scheme+"s")
	return finish(e, lint.Fix{Title: fmt.Sprintf("write %ss://", scheme), Safety: lint.Unsafe, Next: "see that the server answers there"})
}
