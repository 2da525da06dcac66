package credential

// Kind is the judgement of a value that stands where a credential may stand.
type Kind uint8

const (
	// Plain is text that is no credential: a path, a count, a model's name.
	Plain Kind = iota
	// Empty is no value at all.
	Empty
	// Placeholder is text that waits to be replaced: "your-key-here", "<token>".
	Placeholder
	// Reference only names a secret that something else holds.
	Reference
	// Encrypted is a secret that is safe to commit: sops, dotenvx, ejson.
	Encrypted
	// Public is a key made to be published: a publishable key, a client id.
	Public
	// Weak is a published default password of local development
	// ("postgres:postgres@localhost").
	Weak
	// Literal is a credential in clear text.
	Literal
)

// Within says in which part of a value a literal stands.
type Within uint8

const (
	// Whole: the value is the credential, alone or behind a scheme word such
	// as "Bearer".
	Whole Within = iota
	// Default: in the default part of a reference, as in ${T:-literal}.
	Default
	// URLUser, URLQuery and URLPath: inside a URL.
	URLUser
	URLQuery
	URLPath
	// Argument: in a command line that the value holds ("--token X", "-e K=V").
	Argument
)

// InURL reports whether w is a part of a URL.
func (w Within) InURL() bool { return w == URLUser || w == URLQuery || w == URLPath }

// Found is one credential (or one default password) inside a judged text.
type Found struct {
	Kind   Kind // Literal or Weak
	Within Within
	// Start and End are the byte range of the credential in the judged text.
	Start, End int
	// Name is what names it there: the query parameter, the flag, the variable
	// inside a command; else the name that was judged.
	Name   string
	Secret Secret
	// Around is the text that Secret is a part of, where that tells more: the
	// URL of a password, a connection string, a JSON object. Else empty.
	Around Secret
	// Type is the id of the token's format where it is known ("github-pat").
	Type string
}

// Ref is a reference inside a judged text.
type Ref struct {
	// Syntax is the id of the notation: one of the Syntax constants.
	Syntax Syntax
	// Name is what is referred to: a variable, an input id, a path in a vault.
	Name string
	// Manager is the id of the manager in whose notation it is, empty where it is
	// in that of none, or of several.
	Manager string
	// Start and End are the byte range in the judged text.
	Start, End int
	// Default is the range of the default part, both zero where there is none.
	DefaultStart, DefaultEnd int
}

// Value is the whole judgement of one text.
type Value struct {
	Kind  Kind
	Found []Found
	Refs  []Ref
}

// Syntax names a notation for a reference. The ids are used in the inventory's
// dialects: which client expands which.
type Syntax string

const (
	Brace        Syntax = "${V}"
	BraceDefault Syntax = "${V:-d}"
	BraceRequire Syntax = "${V:?m}"
	ColonDefault Syntax = "${V:d}"
	Bare         Syntax = "$V"
	DollarEnv    Syntax = "${env:V}"
	CurlyEnv     Syntax = "{env:V}"
	CurlyFile    Syntax = "{file:P}"
	DollarFile   Syntax = "${file:P}"
	DotEnv       Syntax = "${env.V}"
	PowerShell   Syntax = "$env:V"
	Percent      Syntax = "%V%"
	Input        Syntax = "${input:I}"
	LocalEnv     Syntax = "${localEnv:V}"
	ContainerEnv Syntax = "${containerEnv:V}"
	UserConfig   Syntax = "${user_config.K}"
	EditorVar    Syntax = "${workspaceFolder}"
	PluginVar    Syntax = "${PLUGIN_ROOT}"
	Actions      Syntax = "${{ E }}"
	Mustache     Syntax = "{{V}}"
	MustacheEnv  Syntax = "{{env.V}}"
	OSEnviron    Syntax = "os.environ/V"
	URLTemplate  Syntax = "{V}"
	Command      Syntax = "$(C)"
	Bang         Syntax = "!C"
	Manager      Syntax = "manager" // op://..., ref+vault://..., an ARN: see managers data
)

// Match is a token of a known format that the detector found in raw text.
type Match struct {
	Type       string // the format's id
	Start, End int    // byte range of the secret in the text that was searched
}
