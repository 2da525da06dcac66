package engine

// longRun is where a check stops to count: a longer run of bytes passes. It
// bounds the time that a text made to be slow can cost.
const longRun = 1024

// fit is how well the bytes around an anchor agree with its steps.
type fit uint8

const (
	unfit fit = iota
	// dull is the place of a match, if it is one, that the rule lets pass because
	// of the bytes that it is made of.
	dull
	fitting
)

// fits tells how a fits at start in text, with its steps around it.
func (r *Rules) fits(a *Anchor, text []byte, start int) fit {
	end := start + len(a.Text)
	if start < 0 || end > len(text) {
		return unfit
	}
	for i := min(keyLen, len(a.Text)); i < len(a.Text); i++ {
		if lower(text[start+i]) != a.Text[i] {
			return unfit
		}
	}
	if a.Exact != "" && string(text[start:end]) != a.Exact {
		return unfit
	}
	if a.Word && start > 0 && isWord(text[start-1]) {
		return unfit
	}
	if f := r.walk(a.Ahead, text, end, 1); f < fitting {
		return f
	}
	return r.walk(a.Back, text, start-1, -1)
}

func isWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= lower(b) && lower(b) <= 'z'
}

// walk tells whether the steps can be taken from the byte at in direction dir,
// by trying the longest run of each step first.
func (r *Rules) walk(steps []Step, text []byte, at, dir int) fit {
	if len(steps) == 0 {
		return fitting
	}
	s := &steps[0]
	set, need := &r.Sets[s.Set], &r.Sets[s.Need]
	last := len(steps) == 1
	limit := int(s.Max)
	if last && s.Need == 0 {
		limit = int(s.Min)
	}
	n, has := 0, s.Need == 0
	for n < limit && n < longRun {
		i := at + n*dir
		if i < 0 || i >= len(text) || !set.Has(text[i]) {
			break
		}
		has = has || need.Has(text[i])
		n++
	}
	switch {
	case n >= longRun:
		return fitting
	case n < int(s.Min):
		return unfit
	case !has:
		return dull
	case last:
		return fitting
	}
	return r.shorter(steps, text, at, dir, n)
}

// shorter tries the steps after the first, which took n bytes or fewer.
func (r *Rules) shorter(steps []Step, text []byte, at, dir, n int) fit {
	s, next := &steps[0], &steps[1]
	greedy := next.Min > 0 && !r.Sets[s.Set].Meets(&r.Sets[next.Set])
	best := unfit
	for ; n >= int(s.Min); n-- {
		best = max(best, r.walk(steps[1:], text, at+n*dir, dir))
		if best == fitting || greedy { // what a shorter run leaves cannot begin the next step
			return best
		}
	}
	return best
}

// left returns the smallest start of a match whose anchor is at, and slack
// bytes less.
func (r *Rules) left(text []byte, at int, reach Reach, slack int) int {
	free, n := &r.Sets[reach.Free], reach.N+slack
	if reach.Free == 0 {
		return max(0, at-n)
	}
	for at > 0 {
		if !free.Has(text[at-1]) {
			if n == 0 {
				break
			}
			n--
		}
		at--
	}
	return at
}

// right returns an offset beyond every match that starts at at or before.
func (r *Rules) right(text []byte, at int, reach Reach) int {
	const beyond = 5 // a rune of context, and one byte more
	free, n := &r.Sets[reach.Free], reach.N
	if reach.Free == 0 {
		return min(len(text), at+n+beyond)
	}
	for at < len(text) {
		if !free.Has(text[at]) {
			if n == 0 {
				break
			}
			n--
		}
		at++
	}
	return min(len(text), at+beyond)
}
