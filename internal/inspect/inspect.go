// Package inspect reads what somebody asks about: the text of one credential,
// or the lines NAME=value in which one stands with its parts. What it gives out
// is the anatomy, never the text.
package inspect

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
)

// Subject is one credential that was asked about.
type Subject struct {
	// Name is the variable before the value, empty where there is none.
	Name string
	// Kind is what the value is: where it is of no known format, perhaps only a
	// reference, or a placeholder.
	Kind    credential.Kind
	Anatomy anatomy.Anatomy
}

// The texts of which nothing can be told.
var (
	ErrEmpty   = errors.New("there is nothing to read")
	ErrTooLong = errors.New("it is longer than any credential (64 KiB)")
	ErrNoText  = errors.New("it is no text in UTF-8")
)

// Read tells what is known of a text. It gives at least one subject, or an error
// that says why the text cannot be one.
func Read(content []byte) ([]Subject, error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	switch {
	case len(content) > anatomy.MaxText:
		return nil, ErrTooLong
	case !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0:
		return nil, ErrNoText
	case len(bytes.TrimSpace(content)) == 0:
		return nil, ErrEmpty
	}
	whole := subject("", string(bytes.TrimSpace(content)))
	if name := firstName(content); name != "" && (screaming(name) || !whole.Anatomy.Known()) {
		if parts := pairs(content); len(parts) > 0 {
			return parts, nil
		}
	}
	return []Subject{whole}, nil
}

func subject(name, text string) Subject {
	s := Subject{Name: name, Kind: credential.Literal, Anatomy: anatomy.Read(name, credential.NewSecret(text), "")}
	switch {
	case s.Anatomy.Public:
		s.Kind = credential.Public
	case !s.Anatomy.Known():
		s.Kind = credential.Judge(credential.Query{Name: name, Text: text}).Kind
	}
	return s
}

// Known reports whether every subject is of a known format.
func Known(subjects []Subject) bool {
	for i := range subjects {
		if !subjects[i].Anatomy.Known() {
			return false
		}
	}
	return true
}
