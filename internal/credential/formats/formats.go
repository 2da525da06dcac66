// Package formats knows the formats of credentials: how each is recognised,
// whose it is, what it may do, how long it lives and what to use instead. It is
// data, kept in formats.yaml; what is here looks things up.
package formats

//go:generate go run github.com/credlint/credlint/internal/dev/genrules

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Format is one kind of credential. Empty fields are not known.
type Format struct {
	ID       string
	Provider string
	Name     string
	Priority int  // 1: common in agent set-ups, or decodable; 3: rare
	Public   bool // made to be published, never a finding

	Prefixes []string // texts that the value holds, nearly always its head
	Context  []string // words that must name the value: its shape says too little
	Pattern  string   // the whole value
	Whole    bool     // no other text has this shape, although it has no head

	Owner    Owner
	Reach    Reach
	Lifetime Lifetime

	Structure      string // what the parts of the value are
	Offline        string // what can be told without a request
	LeastPrivilege string // what to give an agent instead
	How            string // how to get that
	Introspection  string // the request that tells the rest
	EnvNames       []string
	Note           string

	Gitleaks   []string // the rules of gitleaks that find it
	Verified   Verified
	Confidence Confidence
}

// Owner is whose identity a credential carries.
type Owner string

// Reach is what a credential may do.
type Reach string

// Lifetime is how long a credential lives.
type Lifetime string

// Verified says which facts have a source.
type Verified string

// Confidence says how sure the facts are. Nothing of low confidence may back an
// error.
type Confidence string

// The words of the data.
const (
	Person       Owner = "person"
	Service      Owner = "service"
	App          Owner = "app"
	Org          Owner = "org"
	Project      Owner = "project"
	UnknownOwner Owner = "unknown"

	Admin        Reach = "admin"
	Full         Reach = "full"
	ReadWrite    Reach = "read-write"
	Restricted   Reach = "restricted"
	ReadOnly     Reach = "read-only"
	Depends      Reach = "depends" // set at creation, not in the value
	UnknownReach Reach = "unknown"

	Session         Lifetime = "session" // 24 hours or less
	Bounded         Lifetime = "bounded"
	Unbounded       Lifetime = "unbounded"
	Embedded        Lifetime = "embedded" // the value tells
	UnknownLifetime Lifetime = "unknown"

	FullyVerified Verified = "yes"
	FormatOnly    Verified = "partial"
	NotVerified   Verified = "no"

	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// All returns every format, in the order of the data.
func All() []Format { return table[:] }

// ByID returns the format with the id, or nil.
func ByID(id string) *Format { return lookup().byID[id] }

// Public reports whether values of the type are made to be published. typ is
// the id of a format or of a rule of gitleaks, as in credential.Match.
func Public(typ string) bool {
	if f := ByID(typ); f != nil {
		return f.Public
	}
	return slices.Contains(publicRules[:], typ)
}

// Named returns the formats whose shape is that of the whole text, those with
// the longest prefix first. Formats that need a word of context are left out:
// see Expected.
func Named(text string) []*Format {
	var found []*Format
	for _, e := range lookup().entries {
		if len(e.Context) == 0 && e.matches(text) {
			found = append(found, e.Format)
		}
	}
	slices.SortStableFunc(found, func(a, b *Format) int { return b.head(text) - a.head(text) })
	return found
}

// Unmistakable returns the id of the format of a whole text that has a shape
// like no other, whatever its name; empty where there is none.
func Unmistakable(text string) string {
	for _, e := range lookup().whole {
		if e.matches(text) {
			return e.ID
		}
	}
	return ""
}

// Expected returns the formats that text has the shape of and that name, the
// name under which it stands, speaks of.
func Expected(name, text string) []*Format {
	name = strings.ToLower(name)
	var found []*Format
	for _, e := range lookup().entries {
		speaks := func(word string) bool { return strings.Contains(name, word) }
		if slices.ContainsFunc(e.Context, speaks) && e.matches(text) {
			found = append(found, e.Format)
		}
	}
	return found
}

// ByRule returns the id of the format of a secret that a rule of gitleaks found,
// or the rule's own id where the secret is of no known format.
func ByRule(rule, secret string) string {
	for _, e := range lookup().byRule[rule] {
		if e.matches(secret) {
			return e.ID
		}
	}
	if len(secret) > maxNamed {
		return rule
	}
	if named := Named(secret); len(named) > 0 {
		return named[0].ID
	}
	return rule
}

// maxNamed is the longest secret of no known rule that is compared with all
// formats. What is longer, such as a certificate, is of none.
const maxNamed = 4096

// entry is a format with its pattern, compiled when first needed.
type entry struct {
	*Format
	whole func() *regexp.Regexp
}

type index struct {
	entries []entry
	whole   []entry // those of Unmistakable
	byID    map[string]*Format
	byRule  map[string][]entry
}

var lookup = sync.OnceValue(func() *index {
	ix := &index{byID: map[string]*Format{}, byRule: map[string][]entry{}}
	for i := range table {
		f := &table[i]
		e := entry{f, sync.OnceValue(func() *regexp.Regexp {
			return regexp.MustCompile(`\A(?:` + f.Pattern + `)\z`)
		})}
		ix.entries = append(ix.entries, e)
		ix.byID[f.ID] = f
		if f.Whole {
			ix.whole = append(ix.whole, e)
		}
		for _, r := range f.Gitleaks {
			ix.byRule[r] = append(ix.byRule[r], e)
		}
	}
	return ix
})

// matches compares prefixes before it runs the pattern.
func (e entry) matches(text string) bool {
	return (len(e.Prefixes) == 0 || e.head(text) > 0) && e.whole().MatchString(text)
}

// head returns the length of the longest prefix that text holds.
func (f *Format) head(text string) int {
	n := 0
	for _, p := range f.Prefixes {
		if len(p) > n && strings.Contains(text, p) {
			n = len(p)
		}
	}
	return n
}
