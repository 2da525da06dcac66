package config

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/declare"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/spell"
)

// Agent is what an agent is called.
type Agent string

func (a *Agent) set(text string) string {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return "want a name with a letter in it"
	}
	*a = Agent(text)
	return ""
}

// Manager is the id of a secrets manager.
type Manager string

func (m *Manager) set(text string) string {
	switch id := managers.Meant(text); {
	case slices.Contains(managers.Keepers(), text):
	case id != "":
		return "want the id of a secrets manager; did you mean " + id + "?"
	default:
		return "want the id of a secrets manager" + proposal(text, managers.Keepers())
	}
	*m = Manager(text)
	return ""
}

// ID is the name of a format.
type ID string

var goodID = lazy.Pattern(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (i *ID) set(text string) string {
	if !goodID().MatchString(text) {
		return "want an id of lower-case letters, digits and single hyphens, as acme-token"
	}
	*i = ID(text)
	return ""
}

// Pattern is a regular expression.
type Pattern struct{ *regexp.Regexp }

// shortest is the length of the shortest token that a pattern may match: what
// is shorter stands in any text.
const shortest = 8

func (p *Pattern) set(text string) string {
	re, err := regexp.Compile(text)
	if err != nil {
		return "want a regular expression as Go's regexp reads it"
	}
	for n := range shortest {
		if slices.ContainsFunc(probes, func(c string) bool { return re.MatchString(strings.Repeat(c, n)) }) {
			return "the pattern matches texts of less than eight characters; want one that begins as only these tokens do"
		}
	}
	p.Regexp = re
	return ""
}

// probes are repeated to see whether a pattern matches nearly anything.
var probes = []string{"a", "A", "1", " ", "aA1_"}

// Allows is how much a scope allows.
type Allows string

func (a *Allows) set(text string) string {
	if reaches := reaches(); !slices.Contains(reaches, text) {
		return "want " + spell.OneOf(reaches)
	}
	*a = Allows(text)
	return ""
}

// reaches are the words for how much a scope allows.
func reaches() []string {
	var all []string
	for _, l := range scopes.Levels() {
		all = append(all, string(l))
	}
	return all
}

// Policy is base with what the configuration says of it. It is safe on nil.
func (c *Config) Policy(base lint.Policy) lint.Policy {
	if c == nil {
		return base
	}
	if c.MaxTTL > 0 {
		base.MaxTTL = time.Duration(c.MaxTTL)
	}
	if c.Managers != nil {
		base.Managers = []string{}
	}
	for _, m := range c.Managers {
		base.Managers = append(base.Managers, string(m))
	}
	return base
}

// Words are what the configuration says of the project. It is safe on nil.
func (c *Config) Words() declare.Words {
	var words declare.Words
	if c == nil {
		return words
	}
	for _, name := range c.Agents {
		words.Agents = append(words.Agents, string(name))
	}
	for _, s := range c.Scopes {
		if words.Scopes == nil {
			words.Scopes = map[string]scopes.Level{}
		}
		words.Scopes[s.Scope] = scopes.Level(s.Allows)
	}
	return words
}
