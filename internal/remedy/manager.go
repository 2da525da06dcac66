package remedy

import (
	"cmp"
	"strings"
	"sync"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/lint"
)

// The words of --with that are no managers.
const (
	Env   = "env"
	OAuth = "oauth"
)

// defaultManager is whose launcher is offered where only a launcher helps and
// the user named none.
const defaultManager = "op"

// Manager is a program that keeps secrets, and the ways to get one from it.
type Manager struct {
	managers.Handover
	// ID is the program's among package managers.
	ID string
}

// keepers are all managers that fixes can hand credentials over to, in the
// order in which people are told of them.
var keepers = sync.OnceValue(func() []Manager {
	var all []Manager
	for _, m := range managers.Table() {
		for _, h := range m.Handover {
			all = append(all, Manager{h, m.ID})
		}
	}
	return all
})

// Stored are the words of the command that keeps a secret, or nil.
func (m *Manager) Stored(chosen string, moved lint.Moved) []string {
	return fillAll(m.Store, m.at(chosen), moved)
}

// Launched are the words before the command of a server, or nil.
func (m *Manager) Launched(chosen string, moved ...lint.Moved) []string {
	return fillAll(m.Launch, m.at(chosen), moved...)
}

// Fetched are the words of the command that prints a secret, or nil.
func (m *Manager) Fetched(chosen string, moved lint.Moved) []string {
	return fillAll(m.Fetch, m.at(chosen), moved)
}

// ByName reports whether the manager keeps a secret by the name of its variable.
func (m *Manager) ByName() bool {
	return !strings.Contains(m.Reference+strings.Join(m.Fetch, " "), "{entry}")
}

// Chosen returns the manager that a word of --with stands for, or nil.
func Chosen(with string) *Manager {
	all := keepers()
	for i := range all {
		if all[i].With == with {
			return &all[i]
		}
	}
	return nil
}

// Words are what --with takes.
func Words() []string {
	words := []string{Env, OAuth}
	for _, m := range keepers() {
		words = append(words, m.With)
	}
	return words
}

// at is the place in the manager that counts.
func (m *Manager) at(chosen string) string {
	if m == nil {
		return ""
	}
	return cmp.Or(chosen, m.At)
}

// fill puts names into a template.
func fill(template, at string, m lint.Moved) string {
	head, tail, _ := strings.Cut(at, "/")
	return strings.NewReplacer("{at}", at, "{at.0}", head, "{at.1}", tail, "{entry}", m.Entry, "{name}", m.Name).Replace(template)
}

// fillAll puts names into the words of a command. No words stay none.
func fillAll(words []string, at string, moved ...lint.Moved) []string {
	if words == nil {
		return nil
	}
	var names []string
	for _, m := range moved {
		names = append(names, m.Name)
	}
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = strings.ReplaceAll(fill(word, at, moved[0]), "{names}", strings.Join(names, ","))
	}
	return out
}
