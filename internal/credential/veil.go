package credential

import "github.com/credlint/credlint/internal/source"

// Veil hides many secrets at once: a file has thousands, and thousands of names.
type Veil struct{ words *source.Words }

// NewVeil is of those secrets that Hide would look for.
func NewVeil(secrets []Secret) Veil {
	var words [][]byte
	for _, s := range secrets {
		if s.Len() >= minHidden {
			words = append(words, []byte(s.Reveal()))
		}
	}
	if words == nil {
		return Veil{}
	}
	return Veil{source.NewWords(words)}
}

// Hide returns text with a mask in every place where one of the secrets stands.
func (v Veil) Hide(text string) string {
	if v.words == nil {
		return text
	}
	return v.words.Hide(text)
}
