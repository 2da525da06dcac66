package syntax

import (
	"bytes"

	"github.com/credlint/credlint/internal/source"
)

// Conflict is the message of the problem that merge-conflict markers are.
const Conflict = "the file has unresolved merge conflicts; all sides are read as one"

// TooDeep is the message of the problem that nesting beyond MaxDepth is.
const TooDeep = "the nesting is too deep; values below level 128 are not read"

// BlankConflicts replaces the lines that git left as conflict markers by blanks
// of the same length and returns the text and the first such line. The content
// is copied before it is changed; without markers it is returned as it is, with
// an empty span.
func BlankConflicts(content []byte) (text []byte, first source.Span) {
	text = content
	open := false
	for at := 0; at < len(content); {
		line := lineAt(content, at)
		mark, ok := marker(content[line.Start:line.End])
		if ok && (mark != '=' || open) {
			if first.Empty() {
				first, text = line, bytes.Clone(content)
			}
			open = mark != '>'
			copy(text[line.Start:], bytes.Repeat([]byte{' '}, line.Len()))
		}
		at = next(content, line.End)
	}
	return text, first
}

// marker tells which conflict marker a line is.
func marker(line []byte) (byte, bool) {
	const length = 7
	if len(line) < length || len(line) > length && line[length] != ' ' {
		return 0, false
	}
	mark := line[0]
	if mark != '<' && mark != '|' && mark != '=' && mark != '>' {
		return 0, false
	}
	for _, c := range line[:length] {
		if c != mark {
			return 0, false
		}
	}
	return mark, true
}

// lineAt is the line that starts at an offset, without its line end.
func lineAt(content []byte, at int) source.Span {
	end := len(content)
	if n := bytes.IndexByte(content[at:], '\n'); n >= 0 {
		end = at + n
	}
	if end > at && content[end-1] == '\r' {
		end--
	}
	return source.Span{Start: at, End: end}
}

// next is the offset behind the line end at an offset.
func next(content []byte, at int) int {
	if at < len(content) && content[at] == '\r' {
		at++
	}
	return at + 1
}

// SkipBOM moves the start of within behind a byte order mark.
func SkipBOM(content []byte, within source.Span) source.Span {
	if bytes.HasPrefix(content[within.Start:within.End], []byte("\uFEFF")) {
		within.Start += len("\uFEFF")
	}
	return within
}
