package keymap

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Total is what a map says in one line. A shared credential counts once.
type Total struct {
	// Agents are clients and servers with something in their hands; Others are
	// the holders of all other kinds.
	Agents, Others int
	Credentials    int
	Literal        int
	// Personal acts as a person, Unrestricted may do everything that its owner
	// can, Endless lives until somebody revokes it.
	Personal, Unrestricted, Endless int
	Shared                          int
}

func count(holders []*Holder, groups [][]*Credential) Total {
	var t Total
	agents := map[[2]string]bool{}
	for _, h := range holders {
		if h.Kind == Agent {
			agents[[2]string{h.Client(), strings.ToLower(h.Server)}] = true
		} else {
			t.Others++
		}
	}
	t.Agents = len(agents)
	for _, group := range groups {
		if c := group[0]; !c.half() {
			t.count(c)
		}
	}
	return t
}

// half reports whether a credential is the half of a pair that is no secret.
func (c *Credential) half() bool { return c.Anatomy != nil && c.Anatomy.Identifier }

func (t *Total) count(c *Credential) {
	t.Credentials++
	t.Literal += one(c.From.Means == Literal)
	t.Shared += one(len(c.Shared) > 0)
	if a := c.Anatomy; a != nil {
		t.Personal += one(a.Owner == formats.Person)
		t.Unrestricted += one(a.Reach == formats.Full || a.Reach == formats.Admin)
		t.Endless += one(a.Lifetime == formats.Unbounded && a.Expires.IsZero())
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
