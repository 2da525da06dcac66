package keymap

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
)

// minLen is the length from which two equal texts are no coincidence, unless
// their format is known.
const minLen = 8

// share tells each credential who else holds it, and returns the credentials in
// groups of the same.
func (d *drawer) share() [][]*Credential {
	groups := append(d.literals(), d.references()...)
	for _, group := range groups {
		among := holders(group)
		for _, c := range group {
			c.Shared = others(c, among)
		}
	}
	return groups
}

// MaxShared is how many other holders of a credential are listed at most. Ten
// thousand servers with one key would have a hundred million.
const MaxShared = 100

// holders are the first credential of each holder in a group.
func holders(group []*Credential) []*Credential {
	type agent struct{ client, server string }
	seen := map[any]bool{}
	var out []*Credential
	for _, c := range group {
		var who any = c.Holder
		if c.Holder.Kind == Agent {
			who = agent{c.Holder.Client(), strings.ToLower(c.Holder.Server)}
		}
		if !seen[who] {
			seen[who] = true
			out = append(out, c)
		}
	}
	return out
}

// literals are grouped by their text.
func (d *drawer) literals() [][]*Credential {
	var groups [][]*Credential
	var long []*Credential
	var secrets []credential.Secret
	for _, c := range d.all {
		secret, ok := d.secrets[c]
		switch {
		case !ok:
		case c.Anatomy != nil && c.Anatomy.Known() || secret.Len() >= minLen:
			long, secrets = append(long, c), append(secrets, secret)
		default:
			groups = append(groups, []*Credential{c})
		}
	}
	for _, indices := range credential.Groups(secrets) {
		var group []*Credential
		for _, i := range indices {
			group = append(group, long[i])
		}
		groups = append(groups, group)
	}
	return groups
}

// references are the same where agents get them from the same variable or item.
// Jobs of one project share what it has by intent.
func (d *drawer) references() [][]*Credential {
	var groups [][]*Credential
	known := map[Source]int{}
	for _, c := range d.all {
		if c.From.Means == Literal || !c.Counts() {
			continue
		}
		at, found := known[c.From]
		if !found || c.Holder.Kind != Agent || c.From.Means != Variable && c.From.Means != Manager {
			at = len(groups)
			groups = append(groups, nil)
		}
		if c.Holder.Kind == Agent {
			known[c.From] = at
		}
		groups[at] = append(groups[at], c)
	}
	return groups
}

// others are those of some holders that are not that of c, each once.
func others(c *Credential, among []*Credential) []*Credential {
	var out []*Credential
	for _, o := range among {
		if len(out) == MaxShared {
			break
		}
		if !same(c.Holder, o.Holder) && !slices.ContainsFunc(out, func(seen *Credential) bool { return same(seen.Holder, o.Holder) }) {
			out = append(out, o)
		}
	}
	return out
}

// same reports whether two holders are one: the same agent by two files, or a
// file and the agent that loads it.
func same(a, b *Holder) bool {
	if a == b || slices.Contains(a.LoadedBy, b) || slices.Contains(b.LoadedBy, a) {
		return true
	}
	return a.Kind == Agent && b.Kind == Agent && a.Client() == b.Client() && strings.EqualFold(a.Server, b.Server)
}
