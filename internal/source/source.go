// Package source is the ground that everything else stands on: one file's
// bytes, and places in them.
//
// A place is a half-open span of byte offsets. Lines and columns are computed
// only when something is printed, because terminals count columns in bytes,
// SARIF in code points or UTF-16 units, and editors in UTF-16 units. Holding
// offsets keeps them all exact.
package source

import (
	"bytes"
	"sync"
)

// Span is the half-open range of bytes [Start, End) in a file.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// File is the content of one file and the path by which reports name it.
type File struct {
	// Path is slash-separated and relative to the root of the report (the
	// repository, or the working folder outside one). It is untrusted text:
	// escape it before printing.
	Path string
	// Name is where the system has the file, free of symbolic links. It is empty
	// for what came by standard input, and in tests.
	Name string
	// Commit brought this content in, where the file is read from history. It is
	// empty for a file as it is.
	Commit string
	// Content is what was read, byte for byte.
	Content []byte

	once      sync.Once
	lines     []int // offset of the first byte of each line, behind a byte order mark
	onceMarks sync.Once
	marks     []mark // every stride bytes
	secrets   secrets
}

// NewFile returns a File. The content is kept, not copied.
func NewFile(path string, content []byte) *File {
	return &File{Path: path, Content: content}
}

// Text is the bytes of s. A span that leaves the file is cut to it.
func (f *File) Text(s Span) []byte {
	start := min(max(s.Start, 0), len(f.Content))
	end := min(max(s.End, start), len(f.Content))
	return f.Content[start:end]
}

// Line is the span of line n (counted from 1) without its line end.
func (f *File) Line(n int) Span {
	f.once.Do(f.indexLines)
	if n < 1 || n > len(f.lines) {
		return Span{len(f.Content), len(f.Content)}
	}
	start, end := f.lines[n-1], len(f.Content)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	text := bytes.TrimRight(f.Content[start:end], "\r\n")
	return Span{start, start + len(text)}
}

// Lines is the number of lines. A file that ends in a newline has an empty
// last line, as editors show it.
func (f *File) Lines() int {
	f.once.Do(f.indexLines)
	return len(f.lines)
}

// byteOrderMark stands at the start of some files and is no part of their text.
const byteOrderMark = "\ufeff"

// indexLines finds the line starts. A line ends with LF, CRLF or a lone CR,
// as SARIF wants it.
func (f *File) indexLines() {
	first := 0
	if bytes.HasPrefix(f.Content, []byte(byteOrderMark)) {
		first = len(byteOrderMark)
	}
	// Lines may be as many as bytes: growing would take three times their room.
	f.lines = append(make([]int, 0, bytes.Count(f.Content, []byte("\n"))+1), first)
	for i := first; i < len(f.Content); i++ {
		switch f.Content[i] {
		case '\n':
			f.lines = append(f.lines, i+1)
		case '\r':
			if i+1 == len(f.Content) || f.Content[i+1] != '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
}

// Edit replaces the bytes of Span by New. An empty span inserts.
type Edit struct {
	Span Span
	New  string
}

// Quote is a text of the file with this path.
type Quote struct {
	Path string
	Text []byte
}
