package markdown

import (
	"bytes"
	"iter"

	"github.com/credlint/credlint/internal/source"
)

// Outline is where the blocks of code of a text stand, as far as the lines of their
// fences tell. Lists, quotes and HTML may make them something else.
type Outline struct {
	blocks []stretch
	deep   bool
}

// stretch is a block from its opening fence to behind its closing one.
type stretch struct {
	source.Span
	opening []byte
}

// OutlineOf looks at the fences of a text and at nothing else in it.
func OutlineOf(text []byte) Outline {
	var o Outline
	var open *stretch
	for line := range fences(text) {
		f := text[line.Start:line.End]
		indent := len(f) - len(bytes.TrimLeft(f, " "))
		mark := bytes.TrimLeft(f, " ")
		switch {
		case open != nil && closes(mark, open.opening):
			open.End = line.End
			o.blocks, open = append(o.blocks, *open), nil
		case open == nil && opens(mark):
			open = &stretch{source.Span{Start: line.Start}, bytes.TrimSpace(f)}
		}
		o.deep = o.deep || indent > 3 || length(mark) == 0
	}
	if open != nil {
		open.End = len(text)
		o.blocks = append(o.blocks, *open)
	}
	return o
}

// fences are the lines that hold a fence.
func fences(text []byte) iter.Seq[source.Span] {
	return func(yield func(source.Span) bool) {
		marks := []string{"```", "~~~"}
		next := []int{0, 0}
		for at := 0; ; {
			for i, mark := range marks {
				if next[i] < len(text) && next[i] <= at {
					next[i] = index(text, mark, at)
				}
			}
			first := min(next[0], next[1])
			if first == len(text) {
				return
			}
			line := source.Span{Start: bytes.LastIndexByte(text[:first], '\n') + 1, End: index(text, "\n", first)}
			line.End = min(line.End+1, len(text))
			if !yield(line) {
				return
			}
			at = line.End
		}
	}
}

// index is where a mark stands next, or the length of the text.
func index(text []byte, mark string, from int) int {
	if n := bytes.Index(text[from:], []byte(mark)); n >= 0 {
		return from + n
	}
	return len(text)
}

// length is that of the fence with which a line begins, or 0.
func length(mark []byte) int {
	n := 0
	for n < len(mark) && mark[n] == mark[0] && (mark[0] == '`' || mark[0] == '~') {
		n++
	}
	if n < 3 {
		return 0
	}
	return n
}

func opens(mark []byte) bool {
	n := length(mark)
	return n > 0 && (mark[0] == '~' || bytes.IndexByte(mark[n:], '`') < 0)
}

func closes(mark, opening []byte) bool {
	n := length(mark)
	return n > 0 && mark[0] == opening[0] && n >= length(opening) && len(bytes.TrimSpace(mark[n:])) == 0
}

// Opening is the fence that opened the block in which a line begins, empty where
// the line is in none.
func (o Outline) Opening(at int) string {
	for _, b := range o.blocks {
		if b.Start < at && at < b.End {
			return string(b.opening)
		}
	}
	return ""
}

// Around widens a span to the whole of the blocks that it touches.
func (o Outline) Around(s source.Span) source.Span {
	for _, b := range o.blocks {
		if b.Start <= s.End && s.Start <= b.End {
			s = source.Span{Start: min(s.Start, b.Start), End: max(s.End, b.End)}
		}
	}
	return s
}

// Shifts reports whether lines may make something else of the blocks around them:
// HTML may, and lists and quotes where a fence stands in one.
func (o Outline) Shifts(lines []byte) bool {
	for line := range bytes.Lines(lines) {
		text := bytes.TrimLeft(line, " \t>")
		switch {
		case bytes.HasPrefix(text, []byte("<")), bytes.Contains(text, []byte("-->")):
			return true
		case o.deep && (len(text) < len(line) || len(bytes.TrimSpace(text)) == 0 || bytes.IndexByte([]byte("-*+0123456789"), text[0]) >= 0):
			return true
		}
	}
	return false
}
