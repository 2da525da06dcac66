package readablesecretfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

// agent is a client that works in the project and whose way of being kept from
// a file is known.
type agent struct {
	client *inventory.Client
	docs   []*grant.Document // that deny it something
}

// agentsOf lists the agents of which a file was read, by name.
func agentsOf(docs []*grant.Document) []agent {
	known := map[*inventory.Client]*agent{}
	for _, doc := range docs {
		for _, c := range clients(doc) {
			if file, rules := c.Guard(); file == "" && !rules {
				continue
			}
			if known[c] == nil {
				known[c] = &agent{client: c}
			}
			if len(doc.Denials) > 0 {
				known[c].docs = append(known[c].docs, doc)
			}
		}
	}
	var agents []agent
	for _, a := range known {
		agents = append(agents, *a)
	}
	slices.SortFunc(agents, func(a, b agent) int { return strings.Compare(a.client.Name, b.client.Name) })
	return agents
}

// clients are those that a file shows to be in use: the one whose file it is.
// Others may be able to read it and yet not be there.
func clients(doc *grant.Document) []*inventory.Client {
	uses := doc.Identity.Uses
	if len(uses) == 0 || !doc.Identity.Kind.Agents() || doc.Identity.Kind == inventory.DotenvFile {
		return nil
	}
	return []*inventory.Client{uses[0].Client}
}

// reads reports whether nothing that is known keeps the agent from a file.
func (a agent) reads(at string, repo lint.Repo) bool {
	if a.client.HonoursGit && repo.Ignored(at) {
		return false
	}
	return !slices.ContainsFunc(a.docs, func(d *grant.Document) bool { return d.Denies(at) })
}

// deny is the line that keeps the agent from a file.
func (a agent) deny(at string) string {
	if file, _ := a.client.Guard(); file != "" {
		return fmt.Sprintf("add \"/%s\" to %s", at, file)
	}
	return fmt.Sprintf("add \"Read(./%s)\" to permissions.deny in .claude/settings.json", at)
}
