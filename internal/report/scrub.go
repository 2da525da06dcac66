package report

import (
	"unicode/utf8"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// maxShown is the longest text of a repository, in bytes, that is shown to
// people: a server's name may be a megabyte.
const maxShown = 1000

// Scrubber takes the secrets of some files out of text.
type Scrubber []*source.File

// For returns the scrubber for everything that is said about a finding. A
// sentence about a shared key may name another file's content.
func For(f *lint.Finding) Scrubber {
	s := Scrubber{f.At.File}
	for _, r := range f.Related {
		if r.File != f.At.File {
			s = append(s, r.File)
		}
	}
	return s
}

// ForProblem returns the scrubber for a problem.
func ForProblem(p source.Problem) Scrubber { return Scrubber{p.File} }

// Exact returns text with the secrets masked and nothing else changed, for
// programs.
func (s Scrubber) Exact(text string) string {
	for _, f := range s {
		if f != nil {
			text = f.Scrub(text)
		}
	}
	return text
}

// Show returns text for people: the secrets masked, cut where it is very long,
// and everything escaped that a terminal would act upon.
func (s Scrubber) Show(text string) string {
	text = s.Exact(text)
	if len(text) > maxShown {
		cut := maxShown
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return source.Visible(text)
}
