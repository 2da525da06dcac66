package cli

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/inspect"
)

// fault words what is wrong with a command line. Where a credential was typed in
// the place of a path, a rule or a flag's value, nothing of it is repeated, and
// no error of a library is, which might quote a half: the shell's history has
// it, the log of a CI job need not.
func (p *program) fault(err error, args []string) string {
	if slices.ContainsFunc(args, p.holdsCredential) {
		return "an argument is a credential: it stands in the shell's history now, and every process could see it, so revoke it; " + neverAnArgument
	}
	return err.Error()
}

// holdsCredential reports whether a word of the command line, its value or an
// item of a list is a credential of a known format.
func (p *program) holdsCredential(arg string) bool {
	_, value, _ := strings.Cut(arg, "=")
	words := append(strings.Split(arg, ","), strings.Split(value, ",")...)
	return slices.ContainsFunc(append(words, arg, value, strings.TrimPrefix(arg, "--")), p.isCredential)
}

func (p *program) isCredential(word string) bool {
	if word == "" {
		return false
	}
	if subjects, err := inspect.Read([]byte(word)); err == nil && inspect.Known(subjects) {
		return true
	}
	return p.detector != nil && len(p.detector.Find("", []byte(word))) > 0
}
