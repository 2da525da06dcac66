package sharedkey

import (
	"fmt"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
)

// owner is a holder as far as sharing is concerned: a server of a client, a
// client itself, or the project with all that it runs. Backups of a file and
// several files of one client give the same owner.
type owner struct {
	client, server string
	project        bool
	anyone         bool // the client is not known
}

// nobody owns what is only written about, or passed on to another holder.
var nobody = owner{}

// owners knows the files that configs load, for what stands in one of them
// goes to the server that loads it. What runs in containers and jobs is the
// project itself.
type owners struct{ loaded, workload map[string]bool }

func newOwners(docs []*grant.Document) owners {
	read, loaded, workload := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, doc := range docs {
		read[doc.File.Path] = true
		workload[doc.File.Path] = doc.Identity.Kind == inventory.Workload
	}
	for _, doc := range docs {
		for _, e := range doc.EnvFiles {
			loaded[e.Resolve(doc.File.Path, func(p string) bool { return read[p] })] = true
		}
	}
	return owners{loaded, workload}
}

// of tells who holds the credential of g.
func (o owners) of(g *grant.Grant) owner {
	at := g.Place.File.Path
	switch {
	case g.Route == grant.Instruction, o.loaded[at], told(at):
		return nobody
	case len(g.Holder.Clients) == 0, o.workload[at]:
		return owner{project: true}
	}
	c := g.Holder.Clients[0]
	own := owner{client: c.ID, anyone: c.Generic}
	if s := g.Holder.Server; s != nil {
		own.server = strings.ToLower(s.Name)
	}
	return own
}

// told reports whether a file only tells others of credentials: text for people
// and agents, and scripts, which often write the very config that has the same
// one.
func told(at string) bool {
	switch strings.ToLower(path.Ext(at)) {
	case ".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt", ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".cmd":
		return true
	}
	return inventory.Identify(at).Kind == inventory.Instructions
}

// name is what a person calls the holder.
func (p place) name() string {
	if p.owner.project {
		return "the project itself"
	}
	client := p.grant.Holder.Clients[0].Name
	if s := p.grant.Holder.Server; s != nil {
		return fmt.Sprintf("server %q of %s", s.Name, client)
	}
	return client + " itself"
}
