// Package mint knows what makes credentials, or says what one may do: resources
// of infrastructure code, command lines, requests to services. It is data
// (README.md explains the fields); what is here looks things up.
package mint

import (
	"path"
	"slices"
	"strings"
)

// Kind is what is known of one way to make a credential. A field is the key of a
// resource or of a request ("spec/expiration_seconds" is one within another), a
// flag of a command with its dashes, or the head of a word such as "ttl=".
type Kind struct {
	// Noun is what it makes, for people. A kind without one is none.
	Noun string
	// Policy is set where it makes no credential and says what one may do.
	Policy bool
	// Ends say when or after how long it ends; the first that is set counts. A
	// number without a unit is so many times Unit: s, h, d, y.
	Ends []string
	Unit string
	// Set is how an end is set: a field and its value as they are written, with
	// {length}, {seconds}, {days} or {date} in it.
	Set string
	// Endless are those with which it never ends.
	Endless []string
	// Unset is how long it lives where none is set: "768h", "never"; empty where
	// that is not known.
	Unset string
	// Scopes are what it may do, at these providers. Only what stands behind
	// After counts, where that is set.
	Scopes    []string
	Providers []string
	After     string
	// Everything is set where a credential without scopes may do everything.
	Everything bool
	// Documents hold policies as text: of AWS, of Vault. "<" is the standard
	// input of a command.
	Documents []string
	// Labels are for a name or purpose. Where there are none, there is nothing
	// to fill in.
	Labels []string
	// Field and Value limit all this to resources with a field of this value.
	Field, Value string
	// Operations is set where "agent" alone is a program of operations: only what
	// speaks of a model, or of the agent of something, is an agent's.
	Operations bool
	// Instead is what to use where no end can be set.
	Instead string
}

// Input is the field of a command's standard input.
const Input = "<"

// Never is the life of what does not end by itself.
const Never = "never"

// Resource is a kind of resource of Terraform or CloudFormation.
type Resource struct {
	Names []string
	Kind
}

// Resources are all kinds of resources. A name stands in two of them where a
// resource holds two things.
func Resources() []Resource { return resources }

// Request is a request to a service.
type Request struct {
	// At is the end of its address: the last segments of the path, of which *
	// stands for any, and before them perhaps the host.
	At []string
	Kind
}

// RequestTo returns what a request to this address makes, or nil.
func RequestTo(address string) *Kind {
	rest, _, _ := strings.Cut(address, "?")
	if _, full, found := strings.Cut(rest, "://"); found {
		rest = full
	}
	segments := strings.Split(strings.Trim(rest, "/"), "/")
	for i := range requests {
		for _, at := range requests[i].At {
			want := strings.Split(at, "/")
			if n := len(segments) - len(want); n >= 0 && slices.EqualFunc(segments[n:], want, fits) {
				return &requests[i].Kind
			}
		}
	}
	return nil
}

func fits(segment, want string) bool {
	ok, err := path.Match(want, segment)
	return ok && err == nil
}
