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
	secrets []credential.Secret // as their reader decodes them
}

func veilOf(doc *grant.Document) veil {
	v := veil{doc: doc}
	for _, g := range doc.Grants {
		if !g.Secret.Empty() {
			v.secrets = append(v.secrets, g.Secret)
		}
	}
	return v
}

func (v veil) hide(text string) string {
	for _, s := range v.secrets {
		text = s.Hide(text, source.Mask)
	}
	return v.doc.File.Scrub(text)
}
