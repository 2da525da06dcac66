package keymap

import (
	"fmt"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
)

// Title is a holder as a person would call it. Like all words here it is to be
// escaped for where it is shown.
func (h *Holder) Title() string {
	name := h.Client()
	switch {
	case h.Kind == Agent, h.Kind == Workload:
	case h.Kind == Instructions:
		name = "instructions"
	case h.Kind == EnvFile:
		name = "environment file"
	case h.Kind == Script:
		name = "script"
	default:
		name = "project file"
	}
	if h.Server == "" {
		return name
	}
	return fmt.Sprintf("server %q of %s", h.Server, name)
}

// Line is where the credential stands.
func (c *Credential) Line() int { return c.At.File.Position(c.At.Span.Start).Line }

// Way is the route and the name on it. In a file of variables the name says all.
func (c *Credential) Way() string {
	switch {
	case c.Name == "":
		return c.Route.String()
	case c.Route == grant.Dotenv, c.Route == grant.Instruction, c.Route == grant.Code, c.Route == grant.Setting:
		return c.Name
	}
	return c.Route.String() + " " + c.Name
}

// What is the credential as far as it is known.
func (c *Credential) What() string {
	var said []string
	if c.From.Means == Literal {
		said = append(said, source.Mask)
	}
	switch a := c.Anatomy; {
	case a != nil && a.Known():
		title := a.Title()
		said = append(said, title[strings.Index(title, " ")+1:])
	case c.Provider != "":
		said = append(said, c.Provider+", by its name")
	}
	if len(said) == 0 {
		return "-"
	}
	return strings.Join(said, " ")
}

// Owner is whose the credential is. It is a fact, as are Reach and Life: "?" where
// a literal does not tell it, "-" where there is nothing to tell it from.
func (c *Credential) Owner() string {
	return c.word(func(a *anatomy.Anatomy) string { return string(a.Owner) })
}

// Reach is what the credential may do.
func (c *Credential) Reach() string {
	return c.word(func(a *anatomy.Anatomy) string { return string(a.Reach) })
}

// Life is how long the credential lives, seen at a time.
func (c *Credential) Life(now time.Time) string {
	return c.word(func(a *anatomy.Anatomy) string { return life(a, now) })
}

func (c *Credential) word(of func(*anatomy.Anatomy) string) string {
	switch {
	case c.Anatomy == nil:
		return "-"
	case !c.Anatomy.Known(), of(c.Anatomy) == "unknown":
		return "?"
	}
	return of(c.Anatomy)
}

// life is how long a credential lives, in few words.
func life(a *anatomy.Anatomy, now time.Time) string {
	switch {
	case a.Expired(now):
		return "expired " + a.Expires.Format(time.DateOnly)
	case !a.Expires.IsZero():
		return "to " + a.Expires.Format(time.DateOnly)
	case a.Lifetime == formats.Unbounded:
		return "no end"
	case a.Lifetime == formats.Session:
		return "a day at most"
	case a.Lifetime == formats.Bounded:
		return "has an end"
	}
	return "unknown"
}

// Origin is where the credential comes from.
func (c *Credential) Origin() string {
	s := c.From
	switch s.Means {
	case Literal, Encrypted:
		return s.Means.String()
	case Manager:
		return strings.TrimSpace(s.Name + " " + s.Item)
	case Launcher:
		return "launcher of " + s.Name
	}
	if s.Name == c.Name { // ${TOKEN} in TOKEN
		return s.Means.String()
	}
	return s.Means.String() + " " + s.Name
}
