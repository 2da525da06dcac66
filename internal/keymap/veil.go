package keymap

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
)

// veil hides the secrets of a document in its own names: a key of a file may be
// a secret too.
type veil struct {
	doc     *grant.Document
	secrets credential.Veil // as their reader decodes them
}

func veilOf(doc *grant.Document) veil {
	var secrets []credential.Secret
	for _, g := range doc.Grants {
		secrets = append(secrets, g.Secret)
	}
	return veil{doc, credential.NewVeil(secrets)}
}

func (v veil) hide(text string) string { return v.doc.File.Scrub(v.secrets.Hide(text)) }
