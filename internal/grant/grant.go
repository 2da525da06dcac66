// Package grant turns files into grants. A grant is one credential handed to
// one holder in one place: who receives it, by which route, as what kind of
// value, and where that stands. Rules judge grants and look at nothing else,
// so this is the only package that knows the shapes of config files.
package grant

import (
	"io/fs"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Route is the way by which a credential reaches its holder.
type Route uint8

const (
	// Setting is a field of a config that is itself the credential (apiKey).
	Setting Route = iota
	// Env is an environment variable set by a config.
	Env
	// Header is an HTTP header set by a config.
	Header
	// Argument is a part of a command line.
	Argument
	// URL is a part of a URL.
	URL
	// Dotenv is a variable in a .env file.
	Dotenv
	// Instruction is text that agents read as instructions.
	Instruction
	// Code is any other text of the repository.
	Code
)

var routeNames = [...]string{"setting", "env", "header", "argument", "url", "file", "instruction", "code"}

func (r Route) String() string { return routeNames[r] }

// Holder is who receives the credential.
type Holder struct {
	// Clients are the programs that read the file; empty for the project itself.
	Clients []*inventory.Client
	// Server is the MCP server that gets it, nil where the client itself does.
	Server *Server
}

// Server is one MCP server entry of a config.
type Server struct {
	Name string
	Path syntax.Pointer
	// Span is the whole entry.
	Span source.Span
	// URL is the address of a remote server, or the one that a bridge such as
	// mcp-remote gets as an argument. Nil for a local server.
	URL *syntax.Node
	// Command is the program of a local server, empty for a remote one.
	Command string
	// Writing is what is known of whether it may write.
	Writing Writing
	// Reach are the settings that give it everything there is: all its tools, all
	// that its credential opens.
	Reach []Reach
	// Entry is the entry itself.
	Entry *syntax.Node
	// Env are the variables that the entry sets.
	Env map[string]*syntax.Node
	// Wrapped names the manager whose launcher starts the command, if any.
	Wrapped string
}

// Grant is one credential (or what stands in its place) in one place.
type Grant struct {
	Holder Holder
	Route  Route
	// Name is the variable, header, flag, field or query parameter.
	Name string
	// Kind is the judgement of the value; only a Literal or Weak one has a Secret.
	Kind   credential.Kind
	Within credential.Within
	Secret credential.Secret
	// around is the URL, connection string or object that Secret is a part of.
	around credential.Secret
	// Type is the token's format where it is known.
	Type string
	// Anatomy is what the credential tells of itself: whose it is, what it may
	// do, how long it lives. Only a Literal has one; nil elsewhere.
	Anatomy *anatomy.Anatomy
	// Refs are the references in the value.
	Refs []credential.Ref
	// RefSpans are the places of Refs in the file.
	RefSpans []source.Span
	Place    Place
	// Dialect is what is expanded here, nil where that is unknown.
	Dialect *inventory.Dialect
	// Field is the server field that the value stands in: env, headers, args,
	// url, command; commands for what a shell runs; or empty.
	Field string
	// Thing is what a credential in a list of settings is for: the provider or the
	// name that its item has. Empty where keys tell that.
	Thing string
	// Unchecked is set where it was only remembered, and never checked, that a
	// client takes a credential from this place. Such a fact backs no error.
	Unchecked bool
	// Disabled is set where the grant stands in a comment.
	Disabled bool
}

// Whole is the connection string or address of which the secret is a part, else
// the secret.
func (g *Grant) Whole() credential.Secret {
	if g.Within == credential.URLUser && !g.around.Empty() {
		return g.around
	}
	return g.Secret
}

// Place is where a grant stands.
type Place struct {
	File *source.File
	// Key is the span of the key, empty where there is none.
	Key source.Span
	// Value is the span of the credential itself, or of the whole value where
	// it is no literal.
	Value source.Span
	// Path is the structural path; in a file without structure, the name.
	Path syntax.Pointer
}

// Input is a declared prompt for a value.
type Input struct {
	Name   string
	Path   syntax.Pointer
	Span   source.Span // the name's place
	Secret bool        // marked as secret
	Field  string      // the property that would mark it: password, sensitive, isSecret
}

// EnvFile is a file from which a config loads secrets.
type EnvFile struct {
	// Target is the path as written, references included.
	Target string
	Path   syntax.Pointer
	Span   source.Span
	Server *Server
}

// Document is everything that one file grants.
type Document struct {
	File     *source.File
	Identity inventory.Identity
	// Mode tells who else on the machine can read a file of the user's own
	// settings. It is zero for a file in a repository.
	Mode     fs.FileMode
	Tree     *syntax.Tree // nil for text without structure
	Records  *syntax.Tree // of a file that is nobody's config, where it declares something
	Crowded  bool         // there are more grants than are kept
	Servers  []*Server
	Grants   []*Grant
	Inputs   []*Input
	EnvFiles []*EnvFile
	// Calls are the commands of secrets managers that it runs.
	Calls []*Call
	// Requests are what its commands send to services.
	Requests []*Request
	// Allowances let the clients of this file get at secrets unasked.
	Allowances []*Allowance
	// Declarations make or describe credentials without holding them.
	Declarations []*Declaration
	// Runs are the agents that its CI jobs start.
	Runs []*Run
	// Denials keep the clients of this file from reading others; a later one
	// overrules an earlier one.
	Denials []Denial
}
