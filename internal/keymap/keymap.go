// Package keymap draws the map of a project: who holds which credential, how it
// gets there, and with whom it is shared. It knows no rule and judges nothing.
//
// A map is data and safe to print as far as secrets go: every name in it has
// the secrets of its file masked.
package keymap

import (
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// Map is every holder with what it holds, in a fixed order.
type Map struct {
	Holders []*Holder
	Total   Total
}

// Kind is the kind of a holder.
type Kind uint8

// The kinds of holders, in the order of a map.
const (
	// Agent is a client, or an MCP server of one.
	Agent Kind = iota
	// Workload is a container or a job.
	Workload
	// Instructions are texts that agents follow.
	Instructions
	// EnvFile is a .env file.
	EnvFile
	// Script is a file that a shell runs.
	Script
	// Other is any other file of the project.
	Other
)

var kindNames = [...]string{"agent", "workload", "instructions", "env-file", "script", "other"}

func (k Kind) String() string { return kindNames[k] }

// Holder is one who receives credentials by one file.
type Holder struct {
	Kind Kind
	// Clients are the programs that read the file, the best known first.
	Clients []string
	// Server is the MCP server, empty where the client itself is the holder.
	Server string
	// Path is the file's.
	Path string
	// LoadedBy are the agents whose configuration loads this .env file.
	LoadedBy    []*Holder
	Credentials []*Credential
}

// Credential is what a holder gets in one place.
type Credential struct {
	Holder *Holder
	Route  grant.Route
	// Name is the variable, header, flag or field, empty where there is none.
	Name string
	From Source
	// Provider is whose credential it is, as far as the text or the name tells.
	Provider string
	// Anatomy is what a literal tells of itself; nil for all else.
	Anatomy *anatomy.Anatomy
	// At is the place of the value.
	At lint.Location
	// Shared are the other holders of the same credential, each once, and MaxShared
	// of them at most.
	Shared []*Credential
}

// Means is how a credential gets into its place.
type Means uint8

const (
	// Literal: it stands there in clear text.
	Literal Means = iota
	// Encrypted: it stands there, but can be read with a key only.
	Encrypted
	// Variable: a reference to an environment variable.
	Variable
	// Manager: a reference to a secrets manager.
	Manager
	// Launcher: a manager's command starts the server and injects what it likes.
	Launcher
	// Prompt: a person is asked for it.
	Prompt
	// File: it is read from a file.
	File
	// Command: it is what a command prints.
	Command
	// Template: something of which nothing is known fills it in.
	Template
)

var meansNames = [...]string{"literal", "encrypted", "variable", "manager", "launcher", "prompt", "file", "command", "template"}

func (m Means) String() string { return meansNames[m] }

// Source is where a credential comes from: the means, and the name of the
// variable, the manager, the prompt, the file or the command.
type Source struct {
	Means Means
	Name  string
	// Item is what a manager is asked for, where that is written down.
	Item string
}

// Counts reports whether the credential itself is known of. A launcher or a file
// to load may bring any number of them.
func (c *Credential) Counts() bool {
	return c.From.Means != Launcher && (c.From.Means != File || c.Name != "")
}
