package credential

import (
	"cmp"
	"slices"
	"strings"
)

// Veil hides many secrets at once: a file has thousands, and thousands of names.
type Veil struct{ replacer *strings.Replacer }

// NewVeil is of those secrets that Hide would look for.
func NewVeil(secrets []Secret, mask string) Veil {
	var texts []string
	for _, s := range secrets {
		if s.Len() >= minHidden {
			texts = append(texts, s.Reveal())
		}
	}
	slices.SortFunc(texts, func(a, b string) int { return cmp.Compare(len(b), len(a)) }) // the longest counts
	var pairs []string
	for _, text := range texts {
		pairs = append(pairs, text, mask)
	}
	return Veil{strings.NewReplacer(pairs...)}
}

// Hide returns text with the mask in every place where one of the secrets stands.
func (v Veil) Hide(text string) string { return v.replacer.Replace(text) }
