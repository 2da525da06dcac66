package lint

import "time"

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
}

// DefaultMaxTTL is a day: a session of work.
const DefaultMaxTTL = 24 * time.Hour
