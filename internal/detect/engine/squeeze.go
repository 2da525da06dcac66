package engine

// squeezed is a window of a text without the middle of its long runs. A match
// crosses such a run only by a loop without a bound, which does not care how
// long the run is; the time of a regular expression does. A base64 value of
// 20 kB behind a pattern with counted parts takes a fifth of a second.
type squeezed struct {
	text []byte
	cuts []cut
}

// cut is a place in the squeezed text, and how many bytes were taken out before
// and at it.
type cut struct{ at, removed int }

// margin is what stays of a run on both sides, besides all that the bounded
// parts of a pattern can take.
const margin = 64

// squeeze returns text[from:to] with the runs of bytes of the set free cut down
// to keep bytes at each end. What stands around the offset at is kept.
func squeeze(text []byte, from, to, at int, free *Set, keep int) squeezed {
	var out squeezed
	copied := from
	for i := from; i < to; {
		if !free.Has(text[i]) {
			i++
			continue
		}
		start := i
		for i < to && free.Has(text[i]) {
			i++
		}
		// The part around at splits a run in two.
		for _, run := range [][2]int{{start, min(i, at)}, {max(start, at), i}} {
			left, right := run[0]+keep, run[1]-keep
			if right-left < keep {
				continue
			}
			out.text = append(out.text, text[copied:left]...)
			copied = right
			out.cuts = append(out.cuts, cut{len(out.text), right - left})
		}
	}
	if out.cuts == nil {
		return squeezed{text: text[from:to]}
	}
	out.text = append(out.text, text[copied:to]...)
	return out
}

// restore turns an offset of the squeezed text into one of the window. What ends
// at a cut ends before what was taken out.
func (s squeezed) restore(offset int) int {
	for i := len(s.cuts) - 1; i >= 0; i-- {
		if offset > s.cuts[i].at {
			return offset + s.total(i)
		}
	}
	return offset
}

// total is the number of bytes that the cuts up to the nth took out.
func (s squeezed) total(n int) int {
	sum := 0
	for _, c := range s.cuts[:n+1] {
		sum += c.removed
	}
	return sum
}
