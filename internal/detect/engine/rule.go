// Package engine finds credentials in text by rules that are data. One pass of
// a keyword automaton over the text gives the places where a rule may hold; a
// check of the bytes around such a place discards nearly all of them; only then
// does the rule's regular expression run, on a window that is wide enough to
// give what a run over the whole text would give.
//
// What makes this exact (anchors, checks, reaches) is derived from the pattern
// ahead of time, by package shape. Case is folded in ASCII only.
package engine

// Set is a set of bytes.
type Set [4]uint64

// Has reports whether b is in the set.
func (s *Set) Has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

// Add puts b into the set.
func (s *Set) Add(b byte) { s[b>>6] |= 1 << (b & 63) }

// Union returns the bytes of both sets.
func (s Set) Union(o Set) Set {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

// Meets reports whether the sets share a byte.
func (s *Set) Meets(o *Set) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0
}

// Empty reports whether the set has no byte.
func (s *Set) Empty() bool { return *s == Set{} }

// Unbounded is the Max of a Step without a bound.
const Unbounded = 1<<16 - 1

// Step is a run of bytes that must stand beside an anchor. Set and Need are
// indexes into Rules.Sets; Need 0 asks for nothing, any other set must have a
// byte in the run.
type Step struct {
	Set, Need uint8
	Min, Max  uint16
}

// Anchor is a text that a match of the rule cannot do without. Every match
// holds at least one anchor of its rule, with its steps around it.
type Anchor struct {
	Text  string // in lower case
	Exact string // in the only case that the pattern accepts; "" for any
	Word  bool   // no word byte stands before
	Back  []Step // before the anchor, nearest first
	Ahead []Step // after the anchor, nearest first
}

// Key is what the automaton looks for. The rest of the text is compared at the
// place: longer keys would only make the table larger.
func (a *Anchor) Key() string { return a.Text[:min(len(a.Text), keyLen)] }

// Head is a text with which a match may begin.
type Head struct {
	Text string // in lower case
	Word bool   // no word byte stands before
}

// Run is at least Min bytes of a set in a row, which every match holds. Set is an index
// into Rules.Sets.
type Run struct {
	Set uint8
	Min int
}

// Reach bounds a stretch of text: at most N bytes that are not in Free. Free
// is an index into Rules.Sets.
type Reach struct {
	N    int
	Free uint8
}

// Target is the text that an Allow's patterns judge.
type Target uint8

// The targets: the secret itself, the whole match, the lines of the match.
const (
	Secret Target = iota
	Match
	Line
)

// Allow says which matches are harmless.
type Allow struct {
	All      bool // every kind of condition that is given must hold, else one
	Target   Target
	Patterns []string
	Words    []string // in lower case and sorted, anywhere in the secret
	Paths    []string // patterns on the path

	// Start says that the patterns match at the start of their text or nowhere.
	Start bool
	// Needs are lists of texts; what a pattern matches holds all texts of one of
	// them. Without any, nothing is known.
	Needs [][]string
}

// Rule is one kind of credential.
type Rule struct {
	ID      string
	Format  string // what Match.Type says; "" for ID
	Pattern string
	Group   int     // of the secret; 0 for the first group that is not empty
	Entropy float64 // the secret must exceed it; 0 for no condition
	Path    string  // a pattern that the path must match
	Rank    uint8   // where matches overlap, the lowest rank wins

	// A rule with Gates runs if the text holds one of them, wherever it stands: at its
	// Anchors, or else where a Run stands, or else over the whole text. Without Gates,
	// it runs at its anchors.
	Anchors []Anchor
	Gates   []string
	Run     Run
	Before  Reach // from the start of a match to its anchor or to the end of its run's beginning
	// Led says that every match begins at the first anchor in it, but for at most
	// Lead.N bytes of the set Lead.Free that the first part of Pattern takes as
	// few of as it can.
	Led  bool
	Lead Reach
	// Heads, where there are any, are the texts with one of which every match of
	// a rule begins that is not Led: its anchor stands further behind.
	Heads  []Head
	Length Reach // of a match
	// Long is an index into Rules.Sets for a pattern that is slow on long runs of
	// the set's bytes: see squeeze.
	Long uint8

	Allow []Allow
}

// NameRule is a kind of credential that is a file of its own, which its path tells.
type NameRule struct {
	ID   string
	Path string // a pattern that the path matches
}

// Rules is a set of rules. Sets[0] is the empty set.
type Rules struct {
	Sets  []Set
	Rules []Rule
	Names []NameRule
	// Allow holds for all rules.
	Allow []Allow
}

// Ranks.
const (
	Known   uint8 = iota // the token says itself what it is
	Named                // the words around it say so
	Carried              // a header or a command carries it
	Generic              // a name that sounds like a credential
)
