// Package sink knows the places of Go programs into which credentials flow, and
// those that make or check one: which argument of which function, which field
// of which type. They are data, sinks.txt; a place of a new SDK is a line there.
//
// Import paths are compared without their major versions, so that one line
// stands for all of an SDK's.
package sink

import (
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Kind says what a place takes, or what is made there.
type Kind string

const (
	APIKey       Kind = "api-key"
	Token        Kind = "token"
	Password     Kind = "password"
	ClientSecret Kind = "client-secret"
	SigningKey   Kind = "signing-key"
	DSN          Kind = "dsn"     // a connection string that may hold a password
	Named        Kind = "named"   // a value next to the name that tells what it is
	Headers      Kind = "headers" // a map of header names to values
	Env          Kind = "env"     // a list of NAME=value
	Carrier      Kind = "carrier" // gives back what it takes
	Type         Kind = "type"    // takes nothing, but belongs to what does

	AuthURL  Kind = "auth-url"  // makes the address of an authorization
	Exchange Kind = "exchange"  // trades a code for a token
	PKCE     Kind = "pkce"      // turns PKCE on, or is a part of it
	NoPKCE   Kind = "no-pkce"   // runs a flow that has no place for PKCE
	Query    Kind = "query"     // sets a parameter of a request
	Accept   Kind = "accept"    // accepts a token
	Audience Kind = "audience"  // checks for whom a token is
	Lax      Kind = "lax"       // turns a check of tokens off
	Expiry   Kind = "expiry"    // ends a key, which has no end without it
	End      Kind = "end"       // ends a token
	AgentEnd Kind = "agent-end" // ends what an agent holds
	Claims   Kind = "claims"    // takes the claims of a new token
	Incoming Kind = "incoming"  // a token that came with a request
	Log      Kind = "log"       // writes a log
	Print    Kind = "print"     // writes to an output or into an error
	URL      Kind = "url"       // an address to which credentials are sent
	Server   Kind = "server"    // the address of an MCP server, which may ask for none
	Scopes   Kind = "scopes"    // a list of scopes
	Grants   Kind = "grants"    // the permissions of a token, a field each
	Limit    Kind = "limit"     // limits a token, which may do everything without it
)

// Credential is what credentials of a kind are called, for those who judge texts by
// their names, and nothing where the kind is of something else or comes with a name.
func (k Kind) Credential() string { return called[k] }

var called = map[Kind]string{
	APIKey: "API_KEY", Token: "TOKEN", Password: "PASSWORD", ClientSecret: "CLIENT_SECRET",
	SigningKey: "SIGNING_SECRET", DSN: "DATABASE_URL", URL: "URL", Server: "URL",
}

// Sink is one place.
type Sink struct {
	Kind    Kind
	Package string // the import path without a major version
	// Symbol is a function, Type.Method, Type.Field or a variable.
	Symbol string
	// Arg is the argument that takes the credential; Name that with its name,
	// or -1.
	Arg, Name int
	// Rest is set where all the arguments from Arg on are taken.
	Rest bool
	// Field is set where Symbol is a field or a variable.
	Field bool
	// Words are texts of which one is in every file where the place matters.
	// There are none where the place itself is rare enough.
	Words []string
}

// Place is where the sink is.
func (s *Sink) Place() Place { return Place{s.Package, s.Symbol} }

// Spelled is the word that code which uses the place is sure to have: the name
// of the function or the field, but that of the type where it matters that a
// field is not set.
func (s *Sink) Spelled() string {
	owner, member, ok := strings.Cut(s.Symbol, ".")
	if !ok || s.Field && (s.Kind == PKCE || s.Kind == Expiry || s.Kind == Limit) {
		return owner
	}
	return member
}

//go:embed sinks.txt
var text string

// Table finds sinks by the place.
type Table struct {
	all    []Sink
	places map[Place][]*Sink // by places without versions
	owners map[Place]bool    // the types with sinks
	homes  map[string]bool   // the packages with sinks
	// functions, fields and globals are the sinks by the last parts of their
	// symbols. Most names in code are none of them, so that no type has to be
	// looked up.
	functions, fields, globals map[string][]*Sink
}

// Default is the table of sinks.txt.
var Default = sync.OnceValue(func() *Table {
	t, err := Parse(text)
	if err != nil {
		panic(err) // a test reads the same text
	}
	return t
})

// line is "kind package Symbol(arg)", "Symbol(arg...)", "Symbol(name,arg)",
// "Type{Field}" or "Variable=".
var line = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([\w.]+)(?:\((\d+)(?:,(\d+)|(\.\.\.))?\)|\{(\w+)\}|(=)|\(\))$`)
})

// Parse reads a table. A line is a kind, an import path, a place and, where a
// place is common, words; what follows a # is a comment.
func Parse(text string) (*Table, error) {
	t := &Table{
		places: make(map[Place][]*Sink), owners: make(map[Place]bool), homes: make(map[string]bool),
		functions: make(map[string][]*Sink), fields: make(map[string][]*Sink), globals: make(map[string][]*Sink),
	}
	n := 0
	for l := range strings.Lines(text) {
		n++
		l, _, _ = strings.Cut(l, "#")
		fields := strings.Fields(l)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 3 && len(fields) != 4 {
			return nil, fmt.Errorf("line %d: want kind, package, place and perhaps words", n)
		}
		s, ok := parsePlace(fields[2])
		if !ok {
			return nil, fmt.Errorf("line %d: %q is no place", n, fields[2])
		}
		s.Kind, s.Package = Kind(fields[0]), fields[1]
		if len(fields) == 4 {
			s.Words = strings.Split(fields[3], "|")
		}
		t.all = append(t.all, s)
	}
	for i := range t.all {
		t.add(&t.all[i])
	}
	return t, nil
}

func (t *Table) add(s *Sink) {
	t.places[s.Place()] = append(t.places[s.Place()], s)
	t.homes[s.Package] = true
	owner, member, ok := strings.Cut(s.Symbol, ".")
	switch {
	case !s.Field:
		name := cmp.Or(member, owner)
		t.functions[name] = append(t.functions[name], s)
	case ok:
		t.fields[member] = append(t.fields[member], s)
		t.owners[Place{s.Package, owner}] = true
	default:
		t.globals[owner] = append(t.globals[owner], s)
		t.owners[s.Place()] = true
	}
}

func parsePlace(text string) (Sink, bool) {
	m := line().FindStringSubmatch(text)
	if m == nil {
		return Sink{}, false
	}
	s := Sink{Symbol: m[1], Name: -1}
	switch {
	case m[5] != "":
		s.Symbol += "." + m[5]
		s.Field = true
	case m[6] != "":
		s.Field = true
	case m[3] != "":
		s.Name, _ = strconv.Atoi(m[2])
		s.Arg, _ = strconv.Atoi(m[3])
	case m[2] != "":
		s.Arg, _ = strconv.Atoi(m[2])
		s.Rest = m[4] != ""
	}
	return s, true
}

// All are the sinks in the order of the table.
func (t *Table) All() []Sink { return t.all }

// At are the sinks at one place.
func (t *Table) At(p Place) []*Sink { return t.places[p.unversioned()] }

// Owns reports whether a type has sinks among its fields, or is one.
func (t *Table) Owns(typ Place) bool { return t.owners[typ.unversioned()] }

// Has reports whether a package has sinks. The path has no version.
func (t *Table) Has(pkg string) bool { return t.homes[pkg] }

// Functions are the sinks that are functions or methods of that name.
func (t *Table) Functions(name string) []*Sink { return t.functions[name] }

// Fields are the sinks that are fields of that name.
func (t *Table) Fields(name string) []*Sink { return t.fields[name] }

// Globals are the sinks that are variables or types of that name.
func (t *Table) Globals(name string) []*Sink { return t.globals[name] }

// version is a part of an import path that names a major version.
var version = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/v[0-9]+(/|$)`) })

// Under are the sinks of a kind that are fields of a type.
func (t *Table) Under(kind Kind, typ Place) []*Sink {
	var all []*Sink
	for i := range t.all {
		s := &t.all[i]
		owner, _, ok := strings.Cut(s.Symbol, ".")
		if ok && s.Field && s.Kind == kind && owner == typ.Symbol && s.Package == Unversioned(typ.Package) {
			all = append(all, s)
		}
	}
	return all
}

// Is reports whether a place is a sink of the kind.
func (t *Table) Is(kind Kind, p Place) bool { return Among(kind, t.At(p)) }

// Among reports whether one of the sinks is of the kind.
func Among(kind Kind, sinks []*Sink) bool {
	return slices.ContainsFunc(sinks, func(s *Sink) bool { return s.Kind == kind })
}

// Unversioned is an import path without major versions.
func Unversioned(path string) string {
	if !strings.Contains(path, "/v") {
		return path
	}
	return version().ReplaceAllString(path, "$1")
}
