package syntax

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
)

// MaxValues is how many values are read of one text. Each takes most of a
// kilobyte, whatever its length, so a hostile text of a hundred megabytes would
// fill the memory.
const MaxValues = 1_000_000

// MaxCode is the longest text of a language for programs or machines that is read
// as one. Nobody wrote a longer one by hand, and its tree is a hundred times as large.
const MaxCode = 2 << 20

// tooMany and tooLong are the messages of the problems that those are.
const (
	tooMany = "the file has room for more than a million values, so none is read"
	tooLong = "the file is longer than 2 MB, so it is read as plain text"
)

// Crowded returns the tree of a text that may hold more than MaxValues, or nil. A
// value has at least one of the marks in front of it.
func Crowded(f *source.File, within source.Span, marks string) *Tree {
	text, n := f.Text(within), 0
	if len(text) <= MaxValues {
		return nil
	}
	for i := range len(marks) {
		n += bytes.Count(text, []byte{marks[i]})
	}
	if n <= MaxValues {
		return nil
	}
	return unread(f, within, tooMany)
}

// Long returns the tree of a text that is longer than MaxCode, or nil.
func Long(f *source.File, within source.Span) *Tree {
	if within.Len() <= MaxCode {
		return nil
	}
	return unread(f, within, tooLong)
}

func unread(f *source.File, at source.Span, why string) *Tree {
	return &Tree{File: f, Problems: []source.Problem{{Path: f.Path, File: f, Span: source.Span{Start: at.Start, End: at.Start}, Message: why}}}
}
