package json

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"

	"github.com/credlint/credlint/internal/report"
)

// stream writes an object member by member, as an indenting encoder writes the
// whole, so that a hundred thousand findings need the memory of one.
type stream struct {
	out   *bufio.Writer
	begun bool
	fault error
}

func newStream(w io.Writer) *stream { return &stream{out: bufio.NewWriterSize(w, 64<<10)} }

// member writes a member of the object.
func (s *stream) member(name string, value any) {
	s.key(name)
	s.value(value, "  ")
}

// list writes a member that is a list.
func list[T any](s *stream, name string, items iter.Seq[T]) {
	s.key(name)
	s.text("[")
	between := ""
	for item := range items {
		s.text(between + "\n    ")
		s.value(item, "    ")
		between = ","
	}
	if between != "" {
		s.text("\n  ")
	}
	s.text("]")
}

func (s *stream) key(name string) {
	before := ","
	if !s.begun {
		before, s.begun = "{", true
	}
	s.text(before + "\n  \"" + name + "\": ")
}

func (s *stream) value(value any, indent string) {
	if s.fault != nil {
		return
	}
	text, err := json.MarshalIndent(value, indent, "  ")
	s.fault = err
	s.text(string(report.Inert(text)))
}

// text writes into a buffer that keeps its first fault until the end.
func (s *stream) text(text string) { _, _ = s.out.WriteString(text) }

func (s *stream) close() error {
	s.text("\n}\n")
	if err := s.out.Flush(); err != nil {
		return err
	}
	return s.fault
}
