// Package inventory knows the programs that read credentials from files: AI
// coding agents, MCP clients, gateways, frameworks, and what starts containers
// and jobs. For each client it tells
// which files it reads, in which format, where in them servers and other
// credential slots stand, and which notations for references it expands.
//
// The facts are data: one YAML file a client in clients/ (clients/README.md
// explains the fields), workloads/, instructions.yaml, servers.yaml and
// unattended.yaml, turned into Go by the generator,
// so that nothing is parsed at start. Identify is string work only, because it
// runs on every path of a repository.
package inventory

//go:generate go run ../dev/geninventory
//go:generate go run ../dev/genclients -root ../..

// Client is one program.
type Client struct {
	ID   string // "claude-code"
	Name string // "Claude Code"
	// Confidence is how well the facts are known: source, docs, third-party or
	// memory. Facts from memory never back an error.
	Confidence Confidence
	// Programs are the commands that start it, where it is an agent.
	Programs []string
	// OAuth tells whether the client itself can log in to a remote MCP server.
	OAuth OAuth
	// Dialect is what the client expands in its server entries.
	Dialect Dialect
	// Files are its configuration files and what it reads as instructions.
	Files []File
	// Stores are where the client itself keeps tokens.
	Stores []Store
	// HonoursGit is set where the client reads nothing that git ignores.
	HonoursGit bool
	// Generic is set where this stands for whatever client may read a file of
	// that name. It counts only where no other client claims the file.
	Generic bool
	// Source says where the facts were read, for people.
	Source string
}

// Confidence is the quality of a fact.
type Confidence uint8

const (
	Memory Confidence = iota
	ThirdParty
	Docs
	Source
)

var confidenceNames = [...]string{"memory", "third-party", "docs", "source"}

func (c Confidence) String() string { return confidenceNames[c] }

// OAuth is a client's support for OAuth to remote MCP servers.
type OAuth uint8

const (
	OAuthUnknown OAuth = iota
	OAuthNone
	OAuthNative
)

var oauthNames = [...]string{"unknown", "none", "native"}

func (o OAuth) String() string { return oauthNames[o] }

// Dialect is the set of reference notations that are expanded in some place.
type Dialect struct {
	// Known is false where nobody documented what is expanded; then nothing may
	// be reported about a reference.
	Known bool
	// Expands lists notations by the ids of package credential ("${V}", "$V").
	Expands []string
	// Fields limits Expands to some fields of a server entry (command, args,
	// env, url, headers); empty means every string.
	Fields []string
	// Prefer is how to write a reference to the variable NAME, with NAME
	// literally in it ("${env:NAME}"); empty where there is no way.
	Prefer string
	// Advice is one sentence on the right way for this client where Prefer does
	// not say it all ("move it to bearer_token_env_var").
	Advice string
	// Asks is set where the client itself asks its user for ${input:ID}, and
	// keeps the answer in a store of its own.
	Asks bool
	// Names are the fields that take a variable's name instead of a value.
	Names ByName
}

// ByName are the fields beside a value that take the name of a variable which
// holds it; empty where there is none.
type ByName struct {
	// Env is a list of variables to pass on, beside the map of literal ones.
	Env string
	// Header is an object from header to variable.
	Header string
	// Bearer is a scalar: the variable that holds the token of the
	// Authorization header, or the credential itself.
	Bearer string
}

// Scope says whose file it is.
type Scope uint8

const (
	Project Scope = iota // in the repository, normally committed
	Local                // in the repository, meant to stay on one machine
	User                 // in the home folder
	Managed              // set by an administrator
)

// Format is how a file is written.
type Format uint8

const (
	JSON       Format = iota // strict: the client refuses comments
	JSONC                    // comments and trailing commas are allowed
	YAML                     //
	TOML                     //
	Dotenv                   //
	Shell                    //
	Markdown                 // text, perhaps with YAML front matter
	Text                     // no structure known
	Dockerfile               //
)

// File is one kind of file that a client reads.
type File struct {
	// Kind is Config, DotenvFile, Instructions, Workload or Ignore.
	Kind Kind
	// Paths are doublestar globs on the slash path ("**/.mcp.json").
	Paths []string
	// Home are the file's places outside the repository. Identify knows their
	// endings too, because people keep such files in repositories of dotfiles.
	Home   []HomePath
	Scope  Scope
	Format Format
	// Confidence is how well this file's facts are known.
	Confidence Confidence
	// Requires lists places, written as in Section.At, of which at least one
	// must exist; "$schema=TEXT" asks that the root's $schema holds TEXT. It is
	// set where the name alone is too common, and the reader must check it.
	// Empty means that the path is proof enough.
	Requires []string
	// Sections are the credential slots in the file, in order: what stands in
	// two of them belongs to the first.
	Sections []Section
	// Dialect replaces the client's in this file, where it differs.
	Dialect *Dialect
}

// HomePath is a place of a file outside a repository.
type HomePath struct {
	// OS is a GOOS value, or empty for all.
	OS string
	// Path starts with ~/, / or an upper-case variable (%APPDATA%,
	// $XDG_CONFIG_HOME); it may hold doublestar globs.
	Path string
	// Relocate is the path that is read instead where its variable is set
	// ("$CODEX_HOME/config.toml"), if there is one.
	Relocate string
}

// Store is a place where a client keeps tokens of its own making. It is reported
// by presence and mode only, never read.
type Store struct {
	Home       HomePath
	Confidence Confidence
}

// Section says what stands at a place of a document.
type Section struct {
	// At is a dotted path of keys; * stands for any key or index, and a key
	// with dots is quoted ("\"amp.mcpServers\""); "." is the root.
	At string
	As Role
	// Confidence is how well this slot is known.
	Confidence Confidence
	// Dialect replaces the file's in this section, where it differs.
	Dialect *Dialect
}

// Role is what a section holds.
type Role uint8

const (
	// ServersByName is an object from name to server entry.
	ServersByName Role = iota
	// ServersList is an array of server entries with a name field.
	ServersList
	// ServersFlat is an object from name to server entry that has no key of its
	// own; only members with a command or a URL are servers.
	ServersFlat
	// Env is an object from environment variable to value.
	Env
	// Headers is an object from HTTP header to value.
	Headers
	// Credential is a scalar that is itself a credential ("apiKey").
	Credential
	// Settings is an object, searched at any depth by the names of its keys.
	Settings
	// Commands is a string or a list of strings with shell commands
	// (allow-lists, hooks, helpers).
	Commands
	// Inputs are VS Code's prompts, UserConfig MCPB's, ServerVariables the
	// registry's: declared inputs that may have to be masked.
	Inputs
	UserConfig
	ServerVariables
	// Names is a scalar or list that must hold names of variables only.
	Names
	// EnvFile is a path, or list of paths, of dotenv files to load.
	EnvFile
	// Denials is a list of rules such as Read(./.env) that keep the client
	// itself from doing something.
	Denials
	// CommandLine is one command: a string for a shell, or a list of its words.
	CommandLine
	// Fixture is an object from variable to a value that was made up for one
	// run of a job.
	Fixture
	// Allowed is what the client may do without a question: a list of rules, or an
	// object from rule to answer.
	Allowed
	// Asked is a list of rules of what it may do after a question only.
	Asked
)

// Kind is what a file is, by its path alone.
type Kind uint8

const (
	// Other is any other text.
	Other Kind = iota
	// Config is the configuration of at least one client.
	Config
	// DotenvFile is a .env file of any name.
	DotenvFile
	// Instructions is what agents read as instructions: CLAUDE.md, rules.
	Instructions
	// Workload tells how containers and jobs are built and run: Dockerfile,
	// compose, workflow.
	Workload
	// Ignore lists what a client must not read, as .gitignore does for git.
	Ignore
)

// Agents reports whether agents read files of this kind wherever they lie, in
// folders that git ignores too.
func (k Kind) Agents() bool { return k != Other && k != Workload }

// Identity is what a path tells about a file.
type Identity struct {
	Kind Kind
	// Uses lists the clients that read it, the best known first. It is empty for
	// most dotenv files.
	Uses []Use
	// Format is how to parse it.
	Format Format
	// Template is set for files that are meant as examples by their name
	// (.env.example). It never makes a value harmless by itself.
	Template bool
}

// Use is one client's reading of a file.
type Use struct {
	Client *Client
	File   *File
}
