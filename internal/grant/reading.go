package grant

import (
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
)

// Reading is how a file is read for literals.
type Reading uint8

const (
	// ByName counts what stands under a name that announces a credential, whatever
	// it looks like.
	ByName Reading = iota
	// Structured counts what looks machine-made, as the structure of the file says.
	Structured
	// Prose counts what looks machine-made in Markdown: in its lines, and in blocks
	// of code as their languages say.
	Prose
	// Tokens counts nothing but the matches of the detector.
	Tokens
)

// ReadingOf tells how Read reads the files of a path.
func ReadingOf(path string, id inventory.Identity) Reading {
	r := &reader{doc: &Document{File: source.NewFile(path, nil), Identity: id}}
	switch id.Kind {
	case inventory.Workload:
		if !r.isShell() {
			return Structured
		}
	case inventory.Instructions, inventory.Other:
		switch {
		case r.isShell():
			return ByName
		case r.lineByLine():
			return Prose
		}
		return Tokens
	}
	return ByName
}
