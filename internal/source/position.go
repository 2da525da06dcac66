package source

import (
	"sort"
	"unicode/utf8"
)

// Position is a place for people and machines: all numbers count from 1.
type Position struct {
	Line int
	// Byte, Rune and UTF16 are the column in bytes, in Unicode code points and
	// in UTF-16 code units. An invalid byte counts as one in each.
	Byte, Rune, UTF16 int
}

// Position tells where the byte at offset stands. An offset outside the file
// is cut to it, so the end of the file has a position too. Editors and SARIF
// give a byte order mark no column: it stands where the text starts.
func (f *File) Position(offset int) Position {
	line := f.LineOf(offset)
	start := f.lines[line-1]
	offset = min(max(offset, start), len(f.Content))
	c := f.count(start, offset)
	return Position{Line: line, Byte: offset - start + 1, Rune: c.runes + 1, UTF16: c.utf16 + 1}
}

// LineOf is the line of Position(offset), without the work of counting columns.
func (f *File) LineOf(offset int) int {
	f.once.Do(f.indexLines)
	offset = min(max(offset, f.lines[0]), len(f.Content))
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
}

// stride is how far apart the marks are that make columns in long lines cheap:
// a minified file is one line with, perhaps, a hundred thousand findings.
const stride = 4096

// mark is what stands before an offset, from the start of the file.
type mark struct{ offset, runes, utf16 int }

// count is what stands between the start of a line and an offset in it.
func (f *File) count(start, offset int) mark {
	if offset-start <= stride {
		return f.advance(mark{offset: start}, offset)
	}
	f.onceMarks.Do(f.setMarks)
	from, to := f.tally(start), f.tally(offset)
	return mark{runes: to.runes - from.runes, utf16: to.utf16 - from.utf16}
}

// tally is what stands before an offset.
func (f *File) tally(offset int) mark {
	i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].offset > offset })
	return f.advance(f.marks[i-1], offset)
}

func (f *File) setMarks() {
	m := mark{}
	for ; m.offset < len(f.Content); m = f.advance(m, min(m.offset+stride, len(f.Content))) {
		f.marks = append(f.marks, m)
	}
}

// advance counts on from m to the first rune that starts at or behind offset.
func (f *File) advance(m mark, offset int) mark {
	for m.offset < offset {
		r, n := utf8.DecodeRune(f.Content[m.offset:])
		m.offset += n
		m.runes++
		m.utf16++
		if r > 0xFFFF {
			m.utf16++
		}
	}
	return m
}
