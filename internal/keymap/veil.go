package keymap

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
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
	return veil{doc, credential.NewVeil(secrets, source.Mask)}
}

// hide is for names: nobody knows a secret in the place of one, but by its look.
func (v veil) hide(text string) string { return source.HideOpaque(v.path(text)) }

// path is for paths, by which files have to be found.
func (v veil) path(text string) string { return v.doc.File.Scrub(v.secrets.Hide(text)) }
