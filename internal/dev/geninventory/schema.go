package main

// client is one file of clients/ or workloads/. The fields mirror package inventory; its
// comments say what they mean.
type client struct {
	ID         string
	Name       string
	Rank       int // order among clients, lowest first; 100 where it is left out
	Generic    bool
	Gitignore  bool // what git ignores, it does not read
	Confidence string
	OAuth      string
	Programs   []string
	Source     string
	Dialect    *dialect
	Files      []file
	Stores     []store
}

// dialect that is given at all is known; nothing in expands then means that
// nothing is expanded.
type dialect struct {
	Unknown bool // in a file or section: takes the client's dialect away
	Expands []string
	Fields  []string
	Prefer  string
	Advice  string
	Asks    bool
	Names   *nameFields
}

// nameFields take names of variables.
type nameFields struct{ Env, Header, Bearer string }

type file struct {
	Paths      []string
	Home       []home
	Scope      string // project; user where there are no paths
	Format     string // by the extension of the first path
	Confidence string // the client's
	Requires   []string
	Ignore     bool // lists what the client must not read
	Sections   []section
	Dialect    *dialect

	kind  string
	exact bool
}

type home struct {
	OS       string
	Path     string
	Relocate string
}

type store struct {
	OS         string
	Path       string
	Relocate   string
	Confidence string
}

// section gives one role to several places.
type section struct {
	As         string
	At         []string
	Confidence string // the file's
	Dialect    *dialect
}

// instruction is one row of instructions.yaml.
type instruction struct {
	Client     string
	Paths      []string
	Home       []home
	Confidence string // the client's
	Exact      bool   // the name's case counts
}

// The words of the YAML files and the names in Go that they stand for.
type names map[string]string

var (
	confidences = names{"source": "Source", "docs": "Docs", "third-party": "ThirdParty", "memory": "Memory"}
	oauths      = names{"": "OAuthUnknown", "native": "OAuthNative", "none": "OAuthNone"}
	scopes      = names{"project": "Project", "local": "Local", "user": "User", "managed": "Managed"}
	formats     = names{"json": "JSON", "jsonc": "JSONC", "yaml": "YAML", "toml": "TOML", "dotenv": "Dotenv", "shell": "Shell", "markdown": "Markdown", "text": "Text", "dockerfile": "Dockerfile"}
	roles       = names{"servers": "ServersByName", "servers-list": "ServersList", "servers-flat": "ServersFlat", "env": "Env", "headers": "Headers", "credential": "Credential", "settings": "Settings", "commands": "Commands", "inputs": "Inputs", "user-config": "UserConfig", "server-variables": "ServerVariables", "names": "Names", "env-file": "EnvFile", "denials": "Denials", "command-line": "CommandLine", "fixture": "Fixture", "allowed": "Allowed", "asked": "Asked"}
	systems     = names{"": "", "darwin": "darwin", "linux": "linux", "windows": "windows"}
)

// extensions give the format of a file whose format is left out.
var extensions = map[string]string{
	".json": "json", ".jsonc": "jsonc", ".json5": "jsonc", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml",
	".md": "markdown", ".mdc": "markdown", ".env": "dotenv",
}
