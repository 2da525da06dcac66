// Package change tells what of a text is new against an earlier one. It works on
// whole lines, in time that is linear in both texts, and prefers to call too much
// new over too little.
//
// It is no diff for people, which the libraries make: a history is compared
// version by version, in memory that is used again, and the smallest difference
// is not worth its time.
package change

import (
	"bytes"
	"hash/maphash"

	"github.com/credlint/credlint/internal/source"
)

// Part is a place where two texts differ, in whole lines: what the later one has
// and what the earlier one had there. One of them may be empty. What stands between
// two parts is the same in both texts.
type Part struct{ Gone, Fresh source.Span }

// Fresh are the places of what is new in the later text.
func Fresh(parts []Part) []source.Span {
	spans := make([]source.Span, len(parts))
	for i, p := range parts {
		spans[i] = p.Fresh
	}
	return spans
}

// Comparer compares texts, in the memory of the comparison before. The zero value
// is ready.
type Comparer struct {
	before, after []line
	// only are the lines that stand in before once, by hash; others are negative.
	only    map[uint64]int
	indexed bool
	seed    maphash.Seed
	// oldAt and newAt are where the last common line ended.
	oldAt, newAt int
	parts        []Part
}

// Between is the difference of two texts. It is valid until the next call.
func (c *Comparer) Between(before, after []byte) []Part {
	head := sameHead(before, after)
	tail := sameTail(before[head:], after[head:])
	if c.only == nil {
		c.only, c.seed = map[uint64]int{}, maphash.MakeSeed()
	}
	c.before = split(c.before[:0], before[:len(before)-tail], head)
	c.after = split(c.after[:0], after[:len(after)-tail], head)
	c.oldAt, c.newAt, c.indexed, c.parts = head, head, false, c.parts[:0]
	c.run(len(before)-tail, len(after)-tail)
	return c.parts
}

// block is how many bytes are compared at once.
const block = 256

// sameHead is the length of the lines with which both texts begin.
func sameHead(a, b []byte) int {
	most, n := min(len(a), len(b)), 0
	for n+block <= most && bytes.Equal(a[n:n+block], b[n:n+block]) {
		n += block
	}
	for n < most && a[n] == b[n] {
		n++
	}
	if n == len(a) && n == len(b) {
		return n
	}
	return bytes.LastIndexByte(a[:n], '\n') + 1
}

// sameTail is the length of the lines with which both texts end.
func sameTail(a, b []byte) int {
	most, n := min(len(a), len(b)), 0
	for n+block <= most && bytes.Equal(a[len(a)-n-block:len(a)-n], b[len(b)-n-block:len(b)-n]) {
		n += block
	}
	for n < most && a[len(a)-n-1] == b[len(b)-n-1] {
		n++
	}
	switch start := a[len(a)-n:]; {
	case n == len(a) && n == len(b):
		return n
	case n == len(a) && begins(b, len(b)-n), n == len(b) && begins(a, len(a)-n):
		return n
	default:
		if end := bytes.IndexByte(start, '\n'); end >= 0 {
			return n - end - 1
		}
		return 0
	}
}

// begins reports whether a line begins at an offset.
func begins(text []byte, at int) bool { return at == 0 || text[at-1] == '\n' }

// line is one line with its end.
type line struct {
	text  []byte
	start int
}

// split adds the lines of a text from an offset on.
func split(lines []line, text []byte, from int) []line {
	for from < len(text) {
		end := len(text)
		if n := bytes.IndexByte(text[from:], '\n'); n >= 0 {
			end = from + n + 1
		}
		lines = append(lines, line{text[from:end], from})
		from = end
	}
	return lines
}

// run follows the lines of both texts that are the same. Where they part, the next
// line that the earlier text has once, further down, brings them together again.
func (c *Comparer) run(oldEnd, newEnd int) {
	next := 0 // line of before
	for _, l := range c.after {
		if next >= len(c.before) {
			break
		}
		if !bytes.Equal(c.before[next].text, l.text) {
			found, ok := c.find(l.text)
			if !ok || found < next {
				continue
			}
			next = found
		}
		old := c.before[next]
		c.part(old.start, l.start)
		c.oldAt, c.newAt = old.start+len(old.text), l.start+len(l.text)
		next++
	}
	c.part(oldEnd, newEnd)
}

// part records what stands between the last common line and the next.
func (c *Comparer) part(oldStart, newStart int) {
	if c.oldAt < oldStart || c.newAt < newStart {
		c.parts = append(c.parts, Part{Gone: source.Span{Start: c.oldAt, End: oldStart}, Fresh: source.Span{Start: c.newAt, End: newStart}})
	}
}

// find is the only line of before with a text.
func (c *Comparer) find(text []byte) (int, bool) {
	if !c.indexed {
		c.index()
	}
	i, known := c.only[maphash.Bytes(c.seed, text)]
	return i, known && i >= 0 && bytes.Equal(c.before[i].text, text)
}

func (c *Comparer) index() {
	c.indexed = true
	if len(c.only) > 8*len(c.before) { // to clear it takes as long as it once was
		c.only = map[uint64]int{}
	}
	clear(c.only)
	for i, l := range c.before {
		h := maphash.Bytes(c.seed, l.text)
		if _, twice := c.only[h]; twice {
			i = -1
		}
		c.only[h] = i
	}
}

// Widen gives each span at least a number of lines and of bytes on either side, as
// far as the text goes, and joins what then meets.
func Widen(text []byte, spans []source.Span, lines, atLeast int) []source.Span {
	var wide []source.Span
	for _, s := range spans {
		s = source.Span{Start: back(text, s.Start, lines, atLeast), End: ahead(text, s.End, lines, atLeast)}
		if n := len(wide); n > 0 && s.Start <= wide[n-1].End {
			wide[n-1].End = max(wide[n-1].End, s.End)
			continue
		}
		wide = append(wide, s)
	}
	return wide
}

// back is the beginning of the line so many lines and bytes before an offset.
func back(text []byte, at, lines, atLeast int) int {
	limit := at - atLeast
	for at > 0 && (lines > 0 || at > limit) {
		at = bytes.LastIndexByte(text[:at-1], '\n') + 1
		lines--
	}
	return at
}

// ahead is the end of the line so many lines and bytes behind an offset.
func ahead(text []byte, at, lines, atLeast int) int {
	limit := at + atLeast
	for at < len(text) && (lines > 0 || at < limit) {
		n := bytes.IndexByte(text[at:], '\n')
		if n < 0 {
			return len(text)
		}
		at += n + 1
		lines--
	}
	return at
}
