package advice

import (
	"fmt"
	"iter"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

// Hand is a credential in clear text in a place where an agent gets it.
type Hand struct {
	*grant.Grant
	// To says who gets it: "given to server \"crm\"".
	To string
	// Project is set for what stands in a .env file that no config loads. Agents
	// can read it there, but nobody has handed it to one: it is the program's.
	Project bool
}

// Handed yields the credentials that agents are given: by the config of a
// client, by a .env file that one loads, in what agents read as instructions,
// and in the project's own .env files, which agents read all the same. The half
// of a pair that opens nothing alone is left out, and so is what is published.
func Handed(docs []*grant.Document) iter.Seq[Hand] {
	loaders := Loaders(docs)
	return func(yield func(Hand) bool) {
		for _, doc := range docs {
			for _, g := range doc.Grants {
				to, ok := receiver(doc, g, loaders[doc.File.Path])
				if ok && counts(g) && !yield(Hand{g, to, to == inProject}) {
					return
				}
			}
		}
	}
}

func counts(g *grant.Grant) bool {
	return IsLiteral(g) && !g.Disabled && g.Anatomy != nil && !g.Anatomy.Public && !g.Anatomy.Identifier
}

// Finding is a finding on the credential. The help says what its kind offers, or
// otherwise where nothing is known.
func (h Hand) Finding(message, otherwise string) lint.Finding {
	f := lint.Finding{
		At:      lint.Location{File: h.Place.File, Span: h.Place.Value, Path: h.Place.Path},
		Message: message,
		Help:    Instead(h.Anatomy, otherwise),
		Grant:   h.Grant,
	}
	if h.Project {
		f.Severity = Severity(lint.Note)
	}
	return f
}

const inProject = "in a .env file of the project"

// receiver says who gets a credential, and whether that is an agent at all.
func receiver(doc *grant.Document, g *grant.Grant, loader *Loader) (string, bool) {
	kind := doc.Identity.Kind
	switch {
	case kind == inventory.Workload, kind == inventory.Ignore:
		return "", false
	case kind == inventory.Instructions, g.Route == grant.Instruction:
		return "written in what agents read as instructions", true
	case kind == inventory.DotenvFile && loader != nil:
		return "given to " + holder(loader.Doc.Identity, loader.EnvFile.Server), true
	case kind == inventory.DotenvFile && len(doc.Identity.Uses) == 0:
		return inProject, true
	case len(g.Holder.Clients) == 0:
		return "", false
	}
	return "given to " + holder(doc.Identity, g.Holder.Server), true
}

// holder is what a person calls a server, or the client where there is none.
func holder(id inventory.Identity, s *grant.Server) string {
	if s != nil && s.Name != "" {
		return fmt.Sprintf("server %q", s.Name)
	}
	if len(id.Uses) == 0 {
		return "an agent"
	}
	return id.Uses[0].Client.Name
}

// Loader is a place where a config loads a .env file.
type Loader struct {
	Doc     *grant.Document
	EnvFile *grant.EnvFile
}

// Loaders tells for each file that a config of an agent loads who does so first.
func Loaders(docs []*grant.Document) map[string]*Loader {
	read, loaders := map[string]bool{}, map[string]*Loader{}
	for _, doc := range docs {
		read[doc.File.Path] = true
	}
	exists := func(path string) bool { return read[path] }
	for _, doc := range docs {
		if doc.Identity.Kind == inventory.Workload {
			continue
		}
		for _, e := range doc.EnvFiles {
			if at := e.Resolve(doc.File.Path, exists); at != "" && loaders[at] == nil {
				loaders[at] = &Loader{doc, e}
			}
		}
	}
	return loaders
}
