package source

import "fmt"

// Problem is something in a file that could not be read as it should: broken
// syntax, a merge conflict, nesting that is too deep, a byte order that is not
// text. It is not a finding. A run with problems is incomplete, never clean.
//
// Message is one lower-case sentence without a full stop. It never quotes the
// file, because the text around a syntax error may be a secret.
type Problem struct {
	Path    string
	File    *File // nil where nothing was read
	Span    Span
	Message string
}

func (p Problem) Error() string {
	if p.File == nil {
		return fmt.Sprintf("%s: %s", p.Path, p.Message)
	}
	at := p.File.Position(p.Span.Start)
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, at.Line, at.Rune, p.Message)
}
