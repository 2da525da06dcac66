// Package anatomy reads a credential: who made it, whose it is, what it may do,
// how long it lives and how old it is, without a network. What the kind tells
// comes from package formats; what the text itself tells is decoded here, by
// one small decoder for each construction.
//
// A decoder gets hostile input. It looks at no more than MaxText bytes, never
// panics, and gives out only what is no secret: names, numbers and dates.
package anatomy

import (
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
)

// Anatomy is what is known of one credential. Empty fields are not known.
type Anatomy struct {
	// Format is the id of the format.
	Format   string
	Provider string
	Kind     string // for people: "Personal access token (classic)"

	Owner    formats.Owner
	Reach    formats.Reach
	Lifetime formats.Lifetime
	// Issued and Expires come from the text and are zero where it is silent.
	Issued, Expires time.Time
	// Endless is set where the text could hold an end and holds none.
	Endless bool

	// IDs are the accounts, projects and users that the text names.
	IDs      []ID
	Checksum Checksum
	// Public is set for what is made to be published.
	Public bool
	// Identifier is set for the half of a pair that only names the other.
	Identifier bool

	Instead string // what to give an agent instead
	How     string // how to get that
	Revoke  string // the page on which it is revoked
	// RevokeBy is the way to revoke it where no page does.
	RevokeBy string

	Confidence formats.Confidence
	Verified   formats.Verified
	// Notes are further facts: short phrases in lower case.
	Notes []string
}

// ID names something that a credential belongs to.
type ID struct{ Name, Value string }

// Checksum tells whether a credential's own checksum is right.
type Checksum string

// The checksums that a text can have. None is also for kinds whose checksum
// nobody has published.
const (
	None    Checksum = ""
	Valid   Checksum = "valid"
	Invalid Checksum = "invalid"
)

// MaxText is the longest text that is decoded, in bytes. Kubeconfigs and
// service-account files are the largest.
const MaxText = 64 << 10

// Read tells what is known of a credential that stands under a name. typ is the
// id of its format where that is known.
func Read(name string, secret credential.Secret, typ string) Anatomy {
	return read(name, secret.Reveal(), typ, 0)
}

// ReadWithin is Read for a credential that may be a part of a longer text: the
// password of a URL, a field of a connection string or of a JSON file. The whole
// tells more, unless the part is of a format of its own.
func ReadWithin(name string, secret, around credential.Secret, typ string) Anatomy {
	part := Read(name, secret, typ)
	if around.Empty() {
		return part
	}
	whole := read(name, around.Reveal(), "", 0)
	if !whole.Known() || part.Known() && part.Format != whole.Format && !keyFile(whole.Format) {
		return part
	}
	whole.clean(secret.Reveal())
	return whole
}

// keyFile reports whether a format is a file that only holds keys: what the
// file is matters more than how the key inside is written.
func keyFile(id string) bool {
	switch id {
	case "gcp-service-account-key", "gcp-authorized-user", "gcp-external-account", "kubeconfig":
		return true
	}
	return false
}

// maxDepth is how often one credential may wrap another: a Docker config holds
// a password, which is a token.
const maxDepth = 3

func read(name, text, typ string, depth int) Anatomy {
	text = trim(text)
	if text == "" || len(text) > MaxText {
		return unknown()
	}
	if inner, ok := unwrap(text); ok && depth < maxDepth {
		return inner.read(name, depth+1)
	}
	a := unknown()
	if f := identify(name, text, typ); f != nil {
		a.is(f)
		a.doubt(formats.Rivals(f, text), name)
	}
	for _, decode := range decoders {
		if decode(text, &a) {
			break
		}
	}
	a.clean(text)
	return a
}

// Known reports whether anything was recognised.
func (a *Anatomy) Known() bool { return a.Format != "" }

// Sure reports whether the facts may back an error.
func (a *Anatomy) Sure() bool {
	return a.Known() && a.Confidence != formats.Low && a.Verified != formats.NotVerified
}

// Personal reports whether the credential surely is a person's: its own text
// says so, the fact has a source, or its maker calls it so.
func (a *Anatomy) Personal() bool {
	if a.Owner != formats.Person || !a.Sure() {
		return false
	}
	kind := strings.ToLower(a.Kind)
	return a.Verified == formats.FullyVerified || a.Confidence == formats.High ||
		strings.Contains(kind, "personal") || strings.Contains(kind, "user")
}

func unknown() Anatomy {
	return Anatomy{
		Owner: formats.UnknownOwner, Reach: formats.UnknownReach, Lifetime: formats.UnknownLifetime,
		Confidence: formats.Low, Verified: formats.NotVerified,
	}
}

// is takes over the facts of a format.
func (a *Anatomy) is(f *formats.Format) {
	a.Format, a.Provider, a.Kind = f.ID, f.Provider, f.Name
	a.Owner, a.Reach, a.Lifetime = f.Owner, f.Reach, f.Lifetime
	a.Public, a.Confidence, a.Verified = f.Public, f.Confidence, f.Verified
	a.Instead, a.How = f.LeastPrivilege, f.How
	a.Revoke, a.RevokeBy = formats.Revocation(f)
	if a.Lifetime == formats.Embedded {
		a.Lifetime = formats.UnknownLifetime
	}
}

// become takes over the facts of the format with the id.
func (a *Anatomy) become(id string) {
	if f := formats.ByID(id); f != nil {
		a.is(f)
	}
}

func (a *Anatomy) note(phrase string) { a.Notes = append(a.Notes, phrase) }

// id keeps a name or number that the text holds.
func (a *Anatomy) id(name, value string) {
	if value != "" {
		a.IDs = append(a.IDs, ID{name, value})
	}
}

// user keeps the name of a user, unless it looks like a credential: where a
// service wants a token only, people write it in either place.
func (a *Anatomy) user(name string) {
	q := credential.Query{Name: "token", Text: name, Setting: credential.Sample}
	if credential.Judge(q).Kind != credential.Literal {
		a.id("user", name)
	}
}
