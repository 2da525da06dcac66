package jobs

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/syntax"
)

// The parts of an expression that are credentials: a stored secret, or what an
// earlier step made.
var (
	secret = lazy.Pattern(`\bsecrets(?:\.([A-Za-z_][A-Za-z0-9_-]*)|\[\s*'([^']+)'\s*\])`)
	made   = lazy.Pattern(`\bsteps\.[A-Za-z0-9_-]+\.outputs\.([A-Za-z_][A-Za-z0-9_-]*)`)
)

// ownToken reports whether an expression is the job's own token.
func ownToken(text string) bool {
	return strings.Contains(text, "github.token") || strings.Contains(text, "secrets.GITHUB_TOKEN")
}

// stepHandouts are the credentials that a step is given by itself.
func stepHandouts(step *syntax.Node, at syntax.Pointer) []grant.Handout {
	return append(handouts(step.Get("env"), at.Key("env"), false), handouts(step.Get("with"), at.Key("with"), false)...)
}

// handouts are the members of an object that refer to credentials. Much that is
// kept as a secret is none: addresses, names of models, mailboxes.
func handouts(n *syntax.Node, at syntax.Pointer, shared bool) []grant.Handout {
	return slices.DeleteFunc(references(n, at, shared), func(h grant.Handout) bool {
		return !h.Own && !credentialName(h.Name) && !credentialName(h.Secret)
	})
}

func credentialName(name string) bool {
	return credential.ClassifyName(name).Credential() || inventory.IsModelKey(name) || inventory.CloudByVariable(name) != nil
}

// references are the members of an object that refer to a stored secret, to the
// job's own token, or to a credential that an earlier step made.
func references(n *syntax.Node, at syntax.Pointer, shared bool) []grant.Handout {
	var list []grant.Handout
	for _, m := range members(n, at) {
		if len(list) >= maxHandouts {
			break
		}
		for _, ref := range credential.References(text(m.Value)) {
			if ref.Syntax != credential.Actions {
				continue
			}
			h := grant.Handout{Field: m.field(), Name: m.Key.Text, Own: ownToken(ref.Name), Shared: shared}
			h.Text, h.Span = ref.Name, m.Value.Raw(ref.Start, ref.End)
			if s := secret().FindStringSubmatch(ref.Name); s != nil && !h.Own {
				h.Secret = s[1] + s[2]
			}
			minted := made().FindStringSubmatch(ref.Name)
			if h.Own || h.Secret != "" || minted != nil && credential.ClassifyName(minted[1]).Credential() {
				list = append(list, h)
			}
		}
	}
	return list
}
