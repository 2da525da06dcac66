package syntax

import (
	"bytes"
	"fmt"

	"github.com/credlint/credlint/internal/source"
)

// MaxValues is how many values and escapes are read of one text. A value takes most
// of a kilobyte, whatever its length, and an escape its own place, so a hostile text
// of a hundred megabytes would fill the memory.
const MaxValues = 1_000_000

// MaxCode is the longest text of a language for programs or machines that is read
// as one. Nobody wrote a longer one by hand, and its tree is a hundred times as large.
const MaxCode = 2 << 20

// TooMany is the message of the problem that those are.
const TooMany = "the file has room for more than a million values or escapes, so it is not read"

// Crowded returns the tree of a text that may hold more than MaxValues, or nil. A
// value, or an escape, has at least one of the marks in front of it.
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
	return unread(f, within, TooMany)
}

// Long returns the tree of a text that is longer than its reader takes, or nil.
func Long(f *source.File, within source.Span, most int) *Tree {
	if within.Len() <= most {
		return nil
	}
	return unread(f, within, fmt.Sprintf("the file is longer than %d MB, so it is read as plain text", most>>20))
}

func unread(f *source.File, at source.Span, why string) *Tree {
	return &Tree{File: f, Problems: []source.Problem{{Path: f.Path, File: f, Span: source.Span{Start: at.Start, End: at.Start}, Message: why}}}
}
