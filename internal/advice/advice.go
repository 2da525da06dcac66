// Package advice holds the words that rules share: what a credential and its
// slot are called, and what the right way is for the client that reads them.
//
// The right way differs from client to client (one expands ${V}, another
// ${env:V}, a third nothing at all), so a help text is built from the client's
// dialect and never written down in a rule.
package advice

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
)

// Credential is what the credential of g is called, with an article.
func Credential(g *grant.Grant) string {
	switch {
	case g.Anatomy != nil && g.Anatomy.Known():
		return "a literal " + g.Anatomy.Name()
	case g.Type != "":
		return fmt.Sprintf("a literal credential (%s)", g.Type)
	}
	return "a literal credential"
}

// Slot is where g stands, as a person would say it: the route, the name, the
// server.
func Slot(g *grant.Grant) string {
	slot := noun(g)
	if g.Name != "" && !strings.EqualFold(g.Name, slot) {
		slot += fmt.Sprintf(" %q", g.Name)
	}
	if s := g.Holder.Server; s != nil && s.Name != "" {
		slot += fmt.Sprintf(" of server %q", s.Name)
	}
	return slot
}

// noun is the kind of slot that g stands in.
func noun(g *grant.Grant) string {
	switch g.Route {
	case grant.Env:
		return "environment variable"
	case grant.Header:
		return "header"
	case grant.Argument:
		return "argument"
	case grant.URL:
		return urlNoun(g.Within)
	case grant.Dotenv:
		return "variable"
	}
	return "setting"
}

// urlNoun is what the name of a credential in a URL names: the query parameter,
// else the slot that holds the URL.
func urlNoun(w credential.Within) string {
	if w == credential.URLQuery {
		return "query parameter"
	}
	return "URL"
}

// Remarks are the circumstances that a message must not leave out.
func Remarks(g *grant.Grant) string {
	var remarks string
	if g.Within == credential.Default {
		remarks += ", as the default of a reference"
	}
	if g.Disabled {
		remarks += ", in a comment"
	}
	return remarks
}

// Readers says who else on the machine can read a file of the user's own
// settings; nothing where nobody can, and of a file in a repository.
func Readers(doc *grant.Document) string {
	switch {
	case doc.Mode&0o004 != 0:
		return ", in a file that every user of this machine can read"
	case doc.Mode&0o040 != 0:
		return ", in a file that its whole group can read"
	}
	return ""
}

// Named is the credential together with the name it stands under.
func Named(g *grant.Grant) string {
	if g.Name == "" {
		return Credential(g)
	}
	return fmt.Sprintf("%s named %q", Credential(g), g.Name)
}
