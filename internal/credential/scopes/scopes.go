// Package scopes knows what the scopes, permissions and roles of providers
// allow. It is data, kept in scopes.yaml; what is here looks things up.
//
// How much a scope allows (its level) and how private that is (sensitive) are
// two things. What is in no list and follows no rule is unknown, and never taken
// for a scope that writes.
package scopes

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Level is how much a scope allows.
type Level string

// The levels, from nothing to everything.
const (
	Unknown    Level = ""
	None       Level = "none"
	Identity   Level = "identity"    // who somebody is, no data
	Read       Level = "read"        //
	SecretRead Level = "secret-read" // what it reads are credentials
	Write      Level = "write"       // creates, changes, deletes or sends
	Admin      Level = "admin"       // changes who may do what
	Full       Level = "full"        // everything that the owner can do
)

// Levels are all that are known, from nothing to everything.
func Levels() []Level { return slices.Clone(levels[:]) }

var levels = [...]Level{None, Identity, Read, SecretRead, Write, Admin, Full}

// Broad reports whether a scope goes beyond any single task.
func (l Level) Broad() bool { return l == Admin || l == Full }

// Reads reports whether a scope changes nothing.
func (l Level) Reads() bool {
	return l == None || l == Identity || l == Read || l == SecretRead
}

// rank compares levels; an unknown one is below all.
func (l Level) rank() int { return slices.Index(levels[:], l) }

// Provider is one list of scopes. A provider has several where it names
// different things: the scopes of an app, the roles of a member.
type Provider struct {
	ID     string // "github-oauth"
	Name   string // for people
	Source Source
	// Prefix is what may stand before each scope.
	Prefix string
	Scopes []Names
	Rules  []Rule
	// Sensitive are the scopes that read private content in bulk.
	Sensitive []string
	// Mild are those that write no more than remarks, which people read and can
	// take back.
	Mild    []string
	Effects []Effect
	// Instead is what to ask for in place of a scope that writes.
	Instead string
	Note    string
}

// Effect is what the holder of a scope can do, for people: "push commits".
type Effect struct{ Scope, Can string }

// Names are the scopes of one level.
type Names struct {
	Level Level
	Names []string
}

// Rule tells the level of the scopes that a pattern matches.
type Rule struct {
	Level   Level
	Pattern string
}

// Source says how the facts of a provider are known.
type Source string

// The sources. What comes from memory backs no error.
const (
	Repo   Source = "repo"
	Docs   Source = "docs"
	Memory Source = "memory"
)

// Class is what is known of one scope.
type Class struct {
	Level           Level
	Sensitive, Mild bool
	// Can is what its holder can do, for people; empty where nobody wrote it down.
	Can string
	// Sure is set where the fact may back an error.
	Sure bool
	// Instead is what to ask for in place of a scope that writes, for people.
	Instead string
}

// All returns every provider, in the order of the data.
func All() []Provider { return table[:] }

// ByID returns the provider with the id, or nil.
func ByID(id string) *Provider {
	i := slices.IndexFunc(table, func(p Provider) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &table[i]
}

// Of tells what a scope allows at the providers with these ids. Where they
// differ, the least is believed. Without a provider, or where none knows the
// scope, its own words tell.
func Of(scope string, providers ...string) Class {
	var least Class
	for _, id := range providers {
		p := ByID(id)
		if p == nil {
			continue
		}
		if c := p.class(scope); c.Level != Unknown && (least.Level == Unknown || c.Level.rank() < least.Level.rank()) {
			least = c
		}
	}
	if least.Level == Unknown {
		return inWords(scope)
	}
	return least
}

// Named returns the ids of the providers that a text speaks of: those whose id
// begins with one of its words.
func Named(text string) []string {
	var ids []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !strings.ContainsRune(letters, r) }) {
		for i := range table {
			if head, _, _ := strings.Cut(table[i].ID, "-"); head == word && !slices.Contains(ids, table[i].ID) {
				ids = append(ids, table[i].ID)
			}
		}
	}
	return ids
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func (p *Provider) class(scope string) Class {
	bare := strings.TrimPrefix(strings.TrimSpace(scope), p.Prefix)
	c := Class{
		Level: p.level(scope, bare), Sure: p.Source != Memory, Instead: p.Instead,
		Sensitive: slices.Contains(p.Sensitive, bare), Mild: slices.Contains(p.Mild, bare),
	}
	if i := slices.IndexFunc(p.Effects, func(e Effect) bool { return e.Scope == bare }); i >= 0 {
		c.Can = p.Effects[i].Can
	}
	if omnibus[bare] {
		c.Level, c.Sure = Full, true
	}
	return c
}

func (p *Provider) level(scope, bare string) Level {
	for _, n := range p.Scopes {
		if slices.Contains(n.Names, bare) || slices.Contains(n.Names, scope) {
			return n.Level
		}
	}
	for i, r := range p.Rules {
		if compiled()[p.ID][i].MatchString(bare) {
			return r.Level
		}
	}
	return Unknown
}

// compiled are the patterns of the rules, by provider.
var compiled = sync.OnceValue(func() map[string][]*regexp.Regexp {
	all := map[string][]*regexp.Regexp{}
	for _, p := range table {
		for _, r := range p.Rules {
			all[p.ID] = append(all[p.ID], regexp.MustCompile(r.Pattern))
		}
	}
	return all
})
