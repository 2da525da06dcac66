package gitleaks

import (
	"slices"

	"github.com/credlint/credlint/internal/detect/engine"
)

// Upstream returns an engine with the rules of gitleaks alone, without those of
// credlint's own formats, to compare it with gitleaks itself.
func Upstream() *engine.Engine { return engine.New(theirs(), nil) }

func theirs() *engine.Rules {
	n := slices.IndexFunc(rules.Rules, func(r engine.Rule) bool { return r.Format != "" })
	return &engine.Rules{Sets: rules.Sets, Rules: rules.Rules[:n], Names: rules.Names, Allow: rules.Allow}
}

// Keywords returns the texts that the detector looks for first, in lower case,
// sorted, for those who want to know what looking for them costs.
func Keywords() []string {
	var words []string
	for _, r := range rules.Rules {
		words = append(words, r.Gates...)
		if len(r.Gates) > 0 {
			continue // its anchors are looked for when a gate was seen
		}
		for _, a := range r.Anchors {
			words = append(words, a.Text)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}
