package shape

import (
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/engine/backtrack"
)

// minHead is the shortest text that is looked for as the beginning of matches.
const minHead = 3

// heads returns the texts with which the matches of a pattern begin, or nil where
// some begin otherwise.
func heads(re *syntax.Regexp, places []place) []engine.Head {
	if _, err := backtrack.Compile(re); err != nil {
		return nil
	}
	var all []engine.Head
	for _, p := range places {
		h, ok := head(flat(p.before))
		if !ok {
			return nil
		}
		if !slices.Contains(all, h) {
			all = append(all, h)
		}
	}
	return all
}

// head returns the text with which a sequence begins.
func head(parts []*syntax.Regexp) (engine.Head, bool) {
	word := false
	for _, part := range parts {
		if part.Op == syntax.OpLiteral {
			texts := spell(part)
			if texts == nil || len(texts[0].text) < minHead {
				return engine.Head{}, false
			}
			text := strings.ToLower(texts[0].text)
			return engine.Head{Text: text, Word: word && wordByte(text[0])}, true
		}
		if measure(part).max != 0 {
			break
		}
		word = part.Op == syntax.OpWordBoundary
	}
	return engine.Head{}, false
}

// flat takes groups and sequences apart.
func flat(parts []*syntax.Regexp) []*syntax.Regexp {
	var out []*syntax.Regexp
	for _, p := range parts {
		if p.Op == syntax.OpCapture || p.Op == syntax.OpConcat {
			out = append(out, flat(p.Sub)...)
			continue
		}
		out = append(out, p)
	}
	return out
}
