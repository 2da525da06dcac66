package text

import (
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/source"
)

// heads are the heads of the columns.
var heads = []string{"LINE", "ROUTE", "CREDENTIAL", "OWNER", "REACH", "LIFETIME", "FROM"}

func keyRows(h *keymap.Holder, now time.Time) [][]string {
	var rows [][]string
	for _, c := range h.Credentials {
		rows = append(rows, []string{
			strconv.Itoa(line(c)), show(route(c)), show(what(c)),
			word(c, func(a *anatomy.Anatomy) string { return string(a.Owner) }),
			word(c, func(a *anatomy.Anatomy) string { return string(a.Reach) }),
			word(c, func(a *anatomy.Anatomy) string { return life(a, now) }),
			show(from(c)),
		})
	}
	return rows
}

// route is the way and the name on it. In a file of variables the name says all.
func route(c *keymap.Credential) string {
	switch {
	case c.Name == "":
		return c.Route.String()
	case c.Route == grant.Dotenv, c.Route == grant.Instruction, c.Route == grant.Code, c.Route == grant.Setting:
		return c.Name
	}
	return c.Route.String() + " " + c.Name
}

// what is the credential as far as it is known.
func what(c *keymap.Credential) string {
	var said []string
	if c.From.Means == keymap.Literal {
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

// word is a fact, "?" where a literal does not tell it, and "-" where there is
// nothing to tell it from.
func word(c *keymap.Credential, of func(*anatomy.Anatomy) string) string {
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

// from is where the credential comes from.
func from(c *keymap.Credential) string {
	s := c.From
	switch s.Means {
	case keymap.Literal, keymap.Encrypted:
		return s.Means.String()
	case keymap.Manager:
		return strings.TrimSpace(s.Name + " " + s.Item)
	case keymap.Launcher:
		return "launcher of " + s.Name
	}
	if s.Name == c.Name { // ${TOKEN} in TOKEN
		return s.Means.String()
	}
	return s.Means.String() + " " + s.Name
}
