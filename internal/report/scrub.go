package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// maxShown is the longest text of a repository, in bytes, that is shown to
// people: a server's name may be a megabyte.
const maxShown = 1000

// maxQuoted is the same for what is quoted, commands that fix something included.
const maxQuoted = 160

// quotation is a text as strconv.Quote writes it.
var quotation = lazy.Pattern(`"(?:[^"\\]|\\.)*"`)

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
	for _, r := range f.Related { // thousands of places of one key
		if !slices.Contains(s.files, r.File) {
			s.files = append(s.files, r.File)
		}
	}
	if f.Grant != nil {
		s.secret = f.Grant.Secret
	}
	return s
}

// ForProblem returns the scrubber for a problem.
func ForProblem(p source.Problem) Scrubber { return Scrubber{files: []*source.File{p.File}} }

// Exact returns text with the secrets masked and nothing else changed, for
// programs. Nobody knows a secret in the place of a name, but by its look.
func (s Scrubber) Exact(text string) string { return source.HideOpaque(s.known(text)) }

// known masks the secrets that stand where secrets do.
func (s Scrubber) known(text string) string {
	text = s.secret.Hide(text, source.Mask)
	for _, f := range s.files {
		if f != nil {
			text = f.Scrub(text)
		}
	}
	return text
}

// Pointer is a structural path with the secrets in its keys masked.
func (s Scrubber) Pointer(p syntax.Pointer) string { return s.Exact(string(p.Map(s.Exact))) }

// plainName is the name of a file or a folder made of words only.
var plainName = lazy.Pattern(`^[a-z._-]+$`)

// Path returns the path of a file, by which people and programs have to find it
// again, with the secrets masked. A password that is a word ("postgres") stays:
// folders have such names, and nobody learns from one which word is meant.
func (s Scrubber) Path(path string) string {
	if s.known(path) == path {
		return path
	}
	names := strings.Split(path, "/")
	words := true
	for i, name := range names {
		if !plainName().MatchString(name) {
			names[i], words = s.known(name), false
		}
	}
	if shown := strings.Join(names, "/"); shown != path || words {
		return shown
	}
	return s.known(path) // a secret across two names
}

// ShowPath is Path for people.
func (s Scrubber) ShowPath(path string) string { return source.Visible(s.Path(path)) }

// Show returns text for people: the secrets masked, cut where it is very long,
// and everything escaped that a terminal would act upon. What is quoted in it, as
// names of the repository are, is cut much earlier: a person needs no more to
// know it again, and an agent that reads the report finds no room for orders.
func (s Scrubber) Show(text string) string {
	text = quotation().ReplaceAllStringFunc(s.Exact(text), func(quoted string) string {
		quoted = s.unquoted(quoted)
		if len(quoted) <= maxQuoted {
			return quoted
		}
		return strings.TrimRight(cut(quoted, maxQuoted), `\`) + `…"`
	})
	if len(text) > maxShown {
		text = cut(text, maxShown) + "…"
	}
	return source.Visible(text)
}

// unquoted masks what is secret in a quoted text only without its escapes.
func (s Scrubber) unquoted(quoted string) string {
	plain, err := strconv.Unquote(quoted)
	if err != nil {
		return quoted
	}
	if masked := s.Exact(plain); masked != plain {
		return strconv.Quote(masked)
	}
	return quoted
}

// Label is Show for a name that stands alone, as in a table.
func Label(name string) string {
	if len(name) > maxQuoted {
		name = cut(name, maxQuoted) + "…"
	}
	return source.Visible(name)
}

// cut is at most n bytes of text.
func cut(text string, n int) string {
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
