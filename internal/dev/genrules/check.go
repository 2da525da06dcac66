package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// unsourced is the key of what its author knew and nobody looked up.
const unsourced = "dk"

var (
	formatID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	envName  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

// check holds the data against its schema, as the head of the file describes it.
func (d *data) check() error {
	var faults []error
	seen, used := map[string]bool{}, map[string]bool{}
	for _, e := range d.Formats {
		c := checker{entry: e, references: d.References, used: used}
		c.ask(!seen[e.ID], "the id is not the only one")
		seen[e.ID] = true
		c.all()
		faults = append(faults, c.faults...)
	}
	for key, r := range d.References {
		if !used[key] {
			faults = append(faults, fmt.Errorf("reference %s: nothing refers to it", key))
		}
		if !slices.Contains([]string{"vendor", "peer", "third", "low", "high"}, r.Kind) || r.Title == "" {
			faults = append(faults, fmt.Errorf("reference %s: no title, or an unknown kind", key))
		}
	}
	return errors.Join(faults...)
}

// checker checks one format.
type checker struct {
	entry
	references map[string]reference
	used       map[string]bool // references, by key
	faults     []error
}

// ask notes a fault where something does not hold.
func (c *checker) ask(holds bool, fault string, args ...any) {
	if !holds {
		c.faults = append(c.faults, fmt.Errorf("format %s: %s", c.ID, fmt.Sprintf(fault, args...)))
	}
}

func (c *checker) all() {
	c.ask(formatID.MatchString(c.ID), "the id is not lower-case words with hyphens")
	c.ask(c.Provider != "" && c.Name != "", "provider or name is missing")
	c.ask(c.Priority >= 1 && c.Priority <= 3, "priority %d is not 1, 2 or 3", c.Priority)
	c.words()
	c.lists()
	c.shape()
	c.facts()
}

// words: every fact is one of the words that the code knows.
func (c *checker) words() {
	ask(c, "owner", c.Owner, formats.Person, formats.Service, formats.App, formats.Org, formats.Project, formats.UnknownOwner)
	ask(c, "reach", c.Reach, formats.Admin, formats.Full, formats.ReadWrite, formats.Restricted, formats.ReadOnly, formats.Depends, formats.UnknownReach)
	ask(c, "lifetime", c.Lifetime, formats.Session, formats.Bounded, formats.Unbounded, formats.Embedded, formats.UnknownLifetime)
	ask(c, "verified", c.Verified, formats.FullyVerified, formats.FormatOnly, formats.NotVerified)
	ask(c, "confidence", c.Confidence, formats.High, formats.Medium, formats.Low)
}

func ask[T ~string](c *checker, fact string, got T, known ...T) {
	c.ask(slices.Contains(known, got), "%s %q is not one of %v", fact, got, known)
}

func (c *checker) lists() {
	for name, list := range map[string][]string{"prefixes": c.Prefixes, "context": c.Context, "env_names": c.EnvNames, "gitleaks": c.Gitleaks} {
		sorted := slices.Sorted(slices.Values(list))
		c.ask(len(slices.Compact(sorted)) == len(list), "%s hold something twice", name)
		c.ask(!slices.Contains(list, ""), "%s hold nothing in one place", name)
	}
	for _, name := range c.EnvNames {
		c.ask(envName.MatchString(name), "%q is no name of a variable", name)
	}
	for _, word := range c.Context {
		c.ask(word == strings.ToLower(word), "context %q is not in lower case", word)
	}
}

// shape: the pattern compiles and is not met by its own example, and there is
// only one way to be found.
func (c *checker) shape() {
	re, err := regexp.Compile(c.Pattern)
	c.ask(c.Pattern != "" && err == nil, "the pattern does not compile")
	c.ask(err != nil || c.Example == "" || !re.MatchString(c.Example), "the example looks like a credential")
	c.ask(c.Find == "" || c.Scan, "find without scan")
	c.ask(!c.Whole || !c.Scan && len(c.Context) == 0, "whole is for what is not looked for and needs no name")
}

// facts: each has a source, and what is verified has a better one than memory.
func (c *checker) facts() {
	for fact, keys := range c.Sources {
		c.ask(slices.Contains([]string{"format", "owner", "reach", "lifetime", "structure", "introspection", "alternative"}, fact), "%q is no fact", fact)
		for _, key := range keys {
			_, ok := c.references[key]
			c.ask(ok, "%s has the source %q, which is not in the table", fact, key)
			c.used[key] = true
		}
	}
	for _, fact := range []string{"format", "owner", "reach", "lifetime"} {
		c.ask(len(c.Sources[fact]) > 0, "%s has no source", fact)
	}
	for _, fact := range []string{"format", "owner", "lifetime"} {
		remembered := !slices.ContainsFunc(c.Sources[fact], func(key string) bool { return key != unsourced })
		c.ask(c.Verified != formats.FullyVerified || !remembered, "verified, and %s was only remembered", fact)
	}
}
