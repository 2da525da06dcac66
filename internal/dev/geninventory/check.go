package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// check reports every fact that cannot be right, so that a contributor sees all
// mistakes at once.
func (f *facts) check() error {
	var problems []error
	about := func(file, id string) complain {
		return func(format string, args ...any) {
			problems = append(problems, fmt.Errorf(file+id+": "+format, args...))
		}
	}
	for _, c := range f.clients {
		c.check(about("", c.ID))
	}
	for i := range f.servers {
		f.servers[i].check(about("servers.yaml: ", f.servers[i].ID))
	}
	for i := range f.agents {
		f.agents[i].check(about("unattended.yaml: ", f.agents[i].Client))
	}
	for i := range f.clouds {
		f.clouds[i].check(about("clouds.yaml: ", f.clouds[i].ID))
	}
	return errors.Join(problems...)
}

type complain func(format string, args ...any)

func (c *client) check(no complain) {
	if c.Name == "" || c.Source == "" {
		no("name and source are required")
	}
	if len(c.Files) == 0 {
		no("at least one file is required")
	}
	confidences.check(no, "confidence", c.Confidence)
	oauths.check(no, "oauth", c.OAuth)
	c.Dialect.check(no)
	for i := range c.Files {
		c.Files[i].check(no)
	}
	for _, s := range c.Stores {
		confidences.check(no, "confidence", s.Confidence)
		home{s.OS, s.Path, s.Relocate}.check(no)
	}
}

func (f *file) check(no complain) {
	if len(f.Paths)+len(f.Home) == 0 {
		no("a file needs paths or home")
	}
	scopes.check(no, "scope", f.Scope)
	formats.check(no, "format", f.Format)
	confidences.check(no, "confidence", f.Confidence)
	f.Dialect.check(no)
	for _, p := range f.Paths {
		if !strings.HasPrefix(p, "**/") || !doublestar.ValidatePattern(p) || strings.Contains(p, "{") {
			no("path %q: want a glob that starts with **/ and has no braces", p)
		}
		if _, err := anchor(p); err != nil {
			no("path %q: %v", p, err)
		}
	}
	for _, h := range f.Home {
		h.check(no)
	}
	for _, s := range f.Sections {
		s.check(no)
	}
}

func (h home) check(no complain) {
	systems.check(no, "os", h.OS)
	if !rooted(h.Path) || !doublestar.ValidatePattern(h.Path) {
		no("home path %q: want ~/, /, $VAR/ or %%VAR%%/ first", h.Path)
	}
	if h.Relocate != "" && !strings.HasPrefix(h.Relocate, "$") {
		no("relocate %q: want $VAR first", h.Relocate)
	}
}

func rooted(p string) bool {
	for _, head := range []string{"~/", "/", "$", "%"} {
		if strings.HasPrefix(p, head) {
			return true
		}
	}
	return false
}

func (s section) check(no complain) {
	roles.check(no, "as", s.As)
	confidences.check(no, "confidence", s.Confidence)
	s.Dialect.check(no)
	if len(s.At) == 0 {
		no("a section of role %s has no place", s.As)
	}
}

func (d *dialect) check(no complain) {
	if d == nil {
		return
	}
	if d.Unknown && len(d.Expands)+len(d.Fields) > 0 {
		no("an unknown dialect expands nothing")
	}
	if d.Prefer != "" && !strings.Contains(d.Prefer, "NAME") {
		no("prefer %q does not hold NAME", d.Prefer)
	}
}

func (n names) check(no complain, field, word string) {
	if _, ok := n[word]; !ok {
		no("%s: unknown word %q", field, word)
	}
}
