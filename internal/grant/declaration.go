package grant

import (
	"time"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Form is the kind of place in which a credential is declared.
type Form uint8

const (
	// Manifest is a record of a key: its name, permissions, dates.
	Manifest Form = iota
	// Command is a command line that makes a key when it runs.
	Command
	// Resource is infrastructure code that makes one: Terraform, CloudFormation.
	Resource
	// Policy says what the holder of a credential may do: IAM, Vault, RBAC.
	Policy
	// Consent is the list of scopes that a client asks for in an OAuth flow.
	Consent
	// Job is what the token of a CI job may do.
	Job
)

// Declaration is a place that makes a credential, or describes one, without
// holding its text. It tells what a grant of the credential cannot: which
// scopes were asked for, how long it is to live, what it is called.
type Declaration struct {
	Form Form
	// What is the thing that is declared, for people and with an article:
	// "a Vault token", "the key \"ci-bot\"".
	What string
	// Holder is who will get it, as far as that is known.
	Holder Holder
	// Agent is set where an agent or a tool of one gets it: by its name, its
	// label, its path or its use. Rules on scopes and labels are silent elsewhere.
	Agent bool
	// Place is the declaration itself: Key and Value name it (the name in a
	// manifest, the command's words, the head of a resource), and are not the
	// whole of it.
	Place Place
	// Implied is set where nobody has written it down: it comes with something else.
	Implied bool
	// Label is what names the agent, tool or purpose. Labelled is false where
	// there is none although the form has a place for it.
	Label    Field
	Labelled bool
	// Issued and Expires are the dates that are written down, with the text's
	// place. They are zero where there is none.
	Issued, Expires Date
	// Life is how long the credential is to live.
	Life Life
	// Scopes are what it may do, each with its place.
	Scopes []Scope
}

// Field is a text of a declaration with its place.
type Field struct {
	Text string
	Span source.Span
	Path syntax.Pointer
}

// Date is a field that holds a moment in time.
type Date struct {
	Field
	Time time.Time
}

// Life is how long a declared credential is to live.
type Life struct {
	Span Term
	// TTL is the length where Span is Limited. It is zero where only the day on
	// which it ends is known.
	TTL time.Duration
	// Default is set where nothing is said and this is what then holds.
	Default bool
	// Field is the text that says it, or empty. Renewed is set where that text
	// has it renewed for ever.
	Field   Field
	Renewed bool
	// Hint is what would set it: "--ttl=24h", "expires". Set is how, as in
	// mint.Kind. Unit is what a number without one counts.
	Hint, Set string
	Unit      time.Duration
	// Instead is what to use where no end can be set, for people.
	Instead string
}

// Term tells whether a life has an end.
type Term uint8

const (
	// Unsaid: the declaration has nothing to do with how long.
	Unsaid Term = iota
	// Limited: it ends after Life.TTL.
	Limited
	// Endless: it never ends.
	Endless
)

// Scope is one permission, scope, role or verb of a declaration, with what is
// known of it.
type Scope struct {
	Field
	scopes.Class
}
