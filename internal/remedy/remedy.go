// Package remedy knows how a credential is handed over without being written
// down, and makes the fixes that lead there: a reference in the client's own
// notation, a field that takes a variable's name, a prompt, a launcher of a
// secrets manager in front of the server's command, a login.
//
// A fix never holds the text of a credential. What cannot be done rightly is a
// manual fix that says why.
package remedy

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// Literal returns the ways to get the credential of g out of its file.
func Literal(doc *grant.Document, g *grant.Grant, by lint.Remedy) []lint.Fix {
	if len(doc.Grants) > maxGrants {
		return byHand("the file holds more than a person wrote, so no fix is made for each")
	}
	w, ok := begin(doc, g, by)
	if !ok {
		return nil
	}
	return w.literal()
}

// maxGrants is how many grants a file may have whose literals get fixes. Each
// fix looks at all the others, for names that are taken.
const maxGrants = 1000

// work is one grant whose place is to be rewritten.
type work struct {
	doc  *grant.Document
	g    *grant.Grant
	lang edit.Language
	spot spot
	by   lint.Remedy
	// manager is nil where credentials go to the environment.
	manager *Manager
}

// begin finds the place of a grant. It reports false where there is nothing
// that could be rewritten: prose, code, comments.
func begin(doc *grant.Document, g *grant.Grant, by lint.Remedy) (*work, bool) {
	lang, ok := language(doc)
	if !ok || doc.Tree == nil || g.Disabled || g.Route == grant.Instruction || g.Route == grant.Code || len(doc.Tree.Problems) > 0 {
		return nil, false
	}
	spot, ok := find(doc.Tree, g.Place.Value)
	if !ok {
		return nil, false
	}
	return &work{doc: doc, g: g, lang: lang, spot: spot, by: by, manager: Chosen(by.With)}, true
}

// language is how a document is written.
func language(doc *grant.Document) (edit.Language, bool) {
	switch doc.Identity.Format {
	case inventory.JSON, inventory.JSONC:
		return edit.JSON, true
	case inventory.YAML, inventory.Markdown: // front matter
		return edit.YAML, true
	case inventory.TOML:
		return edit.TOML, true
	case inventory.Dotenv:
		return edit.Dotenv, true
	}
	return 0, false
}

// literal chooses the way by where the credential stands and who reads it.
func (w *work) literal() []lint.Fix {
	switch {
	case w.manager != nil && w.manager.At == "" && w.by.At == "":
		return byHand("say with --at which %s %s is to use", w.manager.Where, w.manager.Name)
	case strings.Contains(string(w.g.Place.Path), "/oauth/tokens/"):
		return byHand("the client wrote this token itself: keep the file to yourself, or log out")
	case w.g.Route == grant.Dotenv, w.doc.Identity.Kind == inventory.DotenvFile:
		return w.dotenv()
	case w.by.With == OAuth && canLogIn(w.g):
		return w.login()
	case w.declared():
		return w.undefault()
	case w.manager != nil && w.local():
		return w.launch(w.manager)
	}
	if fixes := w.handOver(); len(fixes) > 0 {
		return fixes
	}
	return w.unexpanded()
}

// handOver leads to what the client itself understands.
func (w *work) handOver() []lint.Fix {
	if w.g.Field == "args" && w.local() {
		if fixes := w.unargue(); len(fixes) > 0 {
			return fixes
		}
	}
	if fixes := w.intoHeader(); len(fixes) > 0 {
		return fixes
	}
	switch {
	case w.manager != nil && advice.Expands(w.g, credential.Command) && w.manager.Fetch != nil:
		return w.substitute()
	case w.byName():
		return w.name()
	}
	return w.refer()
}

// unexpanded is for clients that expand nothing.
func (w *work) unexpanded() []lint.Fix {
	switch s := w.g.Holder.Server; {
	case w.local():
		fixes := w.launch(Chosen(defaultManager))
		for i := range fixes {
			if fixes[i].Safety == lint.Safe {
				fixes[i].Safety = lint.Unsafe // nobody said that this manager is in use
				fixes[i].Title += "; --with chooses another manager"
			}
		}
		return fixes
	case s != nil && canLogIn(w.g):
		return byHand("the client expands no references and a remote server has no command to put a launcher before: --with oauth removes the header, so that the client logs in")
	case s != nil:
		return byHand("the client expands no references and a remote server has no command to put a launcher before: reach it through a bridge that reads %s from the environment", w.variable())
	case s == nil && w.g.Route == grant.Argument:
		return byHand("take the key out of the command, so that it reads %s from the environment, and revoke it", w.variable())
	case w.inherits():
		return w.leave()
	}
	return byHand("%s", advice.Help(w.g))
}

// local reports whether the credential goes to a server that is started here.
func (w *work) local() bool {
	return w.g.Holder.Server != nil && w.g.Holder.Server.Command != "" && w.g.Field != "headers" && w.g.Field != "url"
}

// byHand is a fix that only people can make.
func byHand(format string, args ...any) []lint.Fix {
	return []lint.Fix{{Title: fmt.Sprintf(format, args...), Safety: lint.Manual}}
}

// finish makes a fix of what an editor collected. Edits that cannot be written
// make none.
func finish(e *edit.Editor, fix lint.Fix) []lint.Fix {
	edits, ok := e.Edits()
	if !ok || len(edits) == 0 {
		return byHand("the place is written in a way that cannot be changed without changing more")
	}
	fix.Edits = edits
	return []lint.Fix{fix}
}

func (w *work) editor() *edit.Editor { return edit.New(w.doc.Tree, w.lang) }
