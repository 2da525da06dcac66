// Package managers knows the programs that keep secrets: how they write a
// reference to one, and which of their commands print secrets, write them to
// files, or start other programs with them. It is data, one YAML file a
// manager (README.md explains the fields); what is here looks things up.
package managers

import (
	"slices"

	"github.com/credlint/credlint/internal/credential/mint"
)

// Manager is one program that keeps secrets or hands them out.
type Manager struct {
	ID   string // "1password"
	Name string // for people
	// General is set where the program does much besides.
	General bool
	// Relays is set where it keeps no secrets of a team: it relays what stands
	// elsewhere, or what somebody is logged in with. Nobody chooses one as the
	// place where secrets are kept.
	Relays     bool
	Confidence Confidence
	References []Reference
	Commands   []Command
	// Values are the flags whose value is the next word.
	Values []string
	// Fetch is the command that prints one secret, for help texts.
	Fetch string
	// Weak is what makes any of its commands protect less.
	Weak []Weakness
	// Handover are the ways in which fixes give a secret to it.
	Handover []Handover
}

// Confidence is the quality of a fact. What is remembered backs no error.
type Confidence string

// The words for it.
const (
	Source     Confidence = "source"
	Docs       Confidence = "docs"
	ThirdParty Confidence = "third-party"
	Memory     Confidence = "memory"
)

// Reference is one notation by which a manager names a secret.
type Reference struct {
	ID string
	// Heads are literal texts, one of which a match must hold: the cheap test
	// before the pattern.
	Heads   []string
	Pattern string
	// Encrypted is set where the value is the secret itself, but encrypted.
	Encrypted bool
	// OK and No are samples for the test.
	OK, No []string
}

// Command is one command of a manager.
type Command struct {
	// Words are the program and the words behind it that make the command.
	Words      []string
	As         Act
	All        bool // all secrets of a configuration, not one
	Person     bool // a person's own credential
	Alone      bool // only without further words
	Confidence Confidence

	Needs, Without []string // flags of which one, or none, must be there
	Except         []string // heads of the first further word that is no secret
	At             []string // patterns of which the first further word must match one
	// Mint is what it makes, where it makes a credential or says what one may do.
	Mint mint.Kind

	Files   []string // flags that name the file which is written
	Over    []string // flags with which the input is written over
	Default string   // the file that is written where none is named

	Injects  Injection
	Skip     int      // words before the program that is started; Behind: none, it stands behind "--"
	Joined   bool     // the program and its words are one text
	Line     []string // flags behind which they are
	Narrow   []string // flags that leave some secrets out
	Narrower string   // what to write for that
	Weak     []Weakness
}

// Behind says that the program to start stands behind "--".
const Behind = -1

// Act is what a command does with secrets.
type Act string

// The acts.
const (
	Read   Act = "read"   // prints them
	Write  Act = "write"  // writes them to a file in clear
	Launch Act = "launch" // starts a program with them
	Broker Act = "broker" // lets a program use them without having them
	Dump   Act = "dump"   // prints the environment
	Make   Act = "make"   // makes a credential, or says what one may do, and prints no secret
)

// Injection is what a launched program gets.
type Injection string

// The injections.
const (
	All        Injection = "all"        // every secret of a configuration
	References Injection = "references" // those that its environment refers to
	Named      Injection = "named"      // those that are listed
	One        Injection = "one"        // one identity
	File       Injection = "file"       // what a file holds
)

// Weakness is a way to make a command protect less.
type Weakness struct {
	Flag    string   // a flag that does it
	Missing []string // or that none of these is there
	// Variable is one of the environment that does it, with one of the values
	// in Set.
	Variable string
	Set      []string
	Why      string // a verb in the third person and what follows
}

// Table has all managers, in the order of their ids.
func Table() []Manager { return table }

// Keepers are the ids of those that keep secrets themselves, sorted.
func Keepers() []string {
	var ids []string
	for _, m := range table {
		if !m.Relays {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Meant is the id of the manager that people mean by a word that is none: its
// program, or the word of credlint fix --with. It is empty where there is none.
func Meant(word string) string {
	for _, m := range table {
		program := func(c Command) bool { return c.Words[0] == word }
		chosen := func(h Handover) bool { return h.With == word }
		if !m.Relays && m.ID != word && (slices.ContainsFunc(m.Commands, program) || slices.ContainsFunc(m.Handover, chosen)) {
			return m.ID
		}
	}
	return ""
}

// ByID returns the manager with an id, or nil.
func ByID(id string) *Manager {
	for i := range table {
		if table[i].ID == id {
			return &table[i]
		}
	}
	return nil
}
