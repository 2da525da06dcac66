package report

import (
	"unicode/utf8"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// maxShown is the longest text of a repository, in bytes, that is shown to
// people: a server's name may be a megabyte.
const maxShown = 1000

// Scrubber takes secrets out of text.
type Scrubber struct {
	// files know their secrets as they are written.
	files []*source.File
	// secret is the one that is judged, as its reader decodes it.
	secret credential.Secret
}

// For returns the scrubber for everything that is said about a finding. A
// sentence about a shared key may name another file's content.
func For(f *lint.Finding) Scrubber {
	s := Scrubber{files: []*source.File{f.At.File}}
	for _, r := range f.Related {
		s.files = append(s.files, r.File)
	}
	if f.Grant != nil {
		s.secret = f.Grant.Secret
	}
	return s
}

// ForProblem returns the scrubber for a problem.
func ForProblem(p source.Problem) Scrubber { return Scrubber{files: []*source.File{p.File}} }

// Exact returns text with the secrets masked and nothing else changed, for
// programs.
func (s Scrubber) Exact(text string) string {
	text = s.secret.Hide(text, source.Mask)
	for _, f := range s.files {
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
