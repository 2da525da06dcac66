package lint

import (
	"time"

	"github.com/credlint/credlint/internal/grant"
)

// Policy is what rules judge by besides the files: the clock, and what the user
// allows.
type Policy struct {
	// Now is the time of the run. Everything that depends on a date compares
	// with it, so that a run can be repeated.
	Now time.Time
	// MaxTTL is the longest life of a credential that long-expiry accepts.
	MaxTTL time.Duration
	// Managers are the ids of the secrets managers that may be used: nil is all of
	// them.
	Managers []string
	// Remedy says how the user wants credentials to be handed over.
	Remedy Remedy
}

// Remedy is the way of handing credentials over that fixes lead to.
type Remedy struct {
	// With is "env" (or empty), "oauth", or the id of a secrets manager.
	With string
	// At is where in the manager they are kept: a vault, a project.
	At string
	// Kept are the credentials that variables and managers hold already.
	Kept *Kept
	// Names are shared by all fixes that are made for one document; nil where each
	// finds its own.
	Names *Names
}

// Names are the variables of the literals of one document. Each depends on all the
// others, so they are found once and not for each literal.
type Names struct{ of map[*grant.Grant]string }

// Once finds them at the first question.
func (n *Names) Once(find func() map[*grant.Grant]string) map[*grant.Grant]string {
	if n == nil {
		return find()
	}
	if n.of == nil {
		n.of = find()
	}
	return n.of
}

// DefaultMaxTTL is a day: a session of work.
const DefaultMaxTTL = 24 * time.Hour
