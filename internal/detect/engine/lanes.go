package engine

// maxLane is how much of a text is scanned in one lane before what was found in the
// other is reported.
const maxLane = 4096

// scan calls hit for each occurrence of a word, with the offset of its end, in
// the order of ends.
//
// Each byte asks the table for what the byte before made of it, and waits for the
// answer. So two parts of the text are scanned side by side: while one waits, the
// other goes on.
//
// later is memory for what is found in the second part, and is returned.
func (a *automaton) scan(text []byte, later []occurrence, hit func(ref uint32, end int)) []occurrence {
	state, at := uint16(0), 0
	for {
		lane := min(maxLane, (len(text)-at)/2)
		if lane < 4*a.longest {
			break
		}
		state, later = a.lanes(text[:at+2*lane], at, state, hit, later[:0])
		for _, o := range later {
			hit(o.ref, o.end)
		}
		at += 2 * lane
	}
	for {
		at, state = a.run(text, at, state)
		if state < a.first {
			return later
		}
		for _, ref := range a.hits[state-a.first] {
			hit(ref, at)
		}
	}
}

// run reads a text from an offset on, up to the first hit or the end, and returns the
// offset behind what it read and the state.
func (a *automaton) run(text []byte, at int, state uint16) (int, uint16) {
	next, class, first := a.next, &a.class, a.first
	for at < len(text) {
		state = next[int(state)<<shift|int(class[text[at]])]
		at++
		if state >= first {
			return at, state
		}
	}
	return at, 0
}

// occurrence is a word that was found, and where it ends.
type occurrence struct {
	ref uint32
	end int
}

// lanes scans a text from an offset on, in whose state it is, in two halves. It
// reports what is found in the first, and returns the state at the end and what was
// found in the second. A word may begin in the first half and end in the second one,
// whose scan therefore begins a little before it.
func (a *automaton) lanes(text []byte, at int, state uint16, hit func(ref uint32, end int), later []occurrence) (uint16, []occurrence) {
	half := at + (len(text)-at)/2
	ahead := a.after(text[half-a.longest+1 : half])
	left, right := text[at:half], text[half:]
	for i := 0; i < len(left); {
		i, state, ahead = a.both(left, right, i, state, ahead)
		if state >= a.first {
			for _, ref := range a.hits[state-a.first] {
				hit(ref, at+i)
			}
		}
		if ahead >= a.first {
			for _, ref := range a.hits[ahead-a.first] {
				later = append(later, occurrence{ref, half + i})
			}
		}
	}
	return ahead, later
}

// both reads two texts as run does, up to the first hit in one of them.
func (a *automaton) both(left, right []byte, i int, x, y uint16) (int, uint16, uint16) {
	next, class, first := a.next, &a.class, a.first
	right = right[:len(left)]
	for i < len(left) {
		x = next[int(x)<<shift|int(class[left[i]])]
		y = next[int(y)<<shift|int(class[right[i]])]
		i++
		if x >= first || y >= first {
			break
		}
	}
	return i, x, y
}

// after is the state behind a text.
func (a *automaton) after(text []byte) uint16 {
	state := uint16(0)
	for _, b := range text {
		state = a.next[int(state)<<shift|int(a.class[b])]
	}
	return state
}
