package credential

// Likely reports whether a text may hold something that Judge takes for a literal
// in a Sample, besides tokens of known formats: what looks machine-made, or what
// stands behind "Basic". It looks at words as they are written, and forgives the
// quotes and backslashes in them.
func Likely(text []byte) bool {
	for at := 0; at < len(text); at++ {
		start, seen := at, uint8(0)
		for at < len(text) && text[at] > ' ' {
			seen |= 1 << byteClass[text[at]]
			at++
		}
		if worthALook(at-start, seen) && machineMadeIn(text[start:at]) {
			return true
		}
		if at < len(text) && text[at] == ' ' && basic(text[start:at]) {
			return true
		}
	}
	return false
}

// worthALook discards most words by their length and the classes of their bytes.
func worthALook(length int, seen uint8) bool {
	const letters = 1<<classLower | 1<<classUpper
	return length >= 9 && seen&(1<<classDigit) != 0 || length >= 16 && seen&letters == letters || length >= 36
}

// machineMadeIn reports whether some part of a word may be machine-made.
func machineMadeIn(text []byte) bool {
	var w word
	for _, b := range text {
		if b != '"' && b != '\'' && b != '\\' && b != '`' && w.add(b) {
			return true
		}
	}
	return false
}

// basic reports whether a word ends in "Basic", in any case.
func basic(before []byte) bool {
	const scheme = "basic"
	if len(before) < len(scheme) {
		return false
	}
	for i, b := range before[len(before)-len(scheme):] {
		if b|0x20 != scheme[i] {
			return false
		}
	}
	return true
}

// word is what machineMade asks of a text, for a word so far. It forgets what a
// part of the word might lack: the disorder.
type word struct {
	length, switches            int
	lower, upper, digits        bool
	prev                        class
	hex, dashed                 int // length of the run that ends here: of digits, with dashes
	hexDigits, dashedWithDashes bool
}

// add takes the next byte and reports whether some part of the word may be
// machine-made.
func (w *word) add(b byte) bool {
	c := byteClass[b]
	w.length++
	w.lower, w.upper, w.digits = w.lower || c == classLower, w.upper || c == classUpper, w.digits || c == classDigit
	if c != w.prev && c != classOther && w.prev != classOther && !(w.prev == classUpper && c == classLower) {
		w.switches++
	}
	w.prev = c
	w.runs(b, c)
	switch {
	case w.hex >= 20 && w.hexDigits, w.dashed >= 36 && w.dashedWithDashes:
		return true
	case w.digits && (w.lower || w.upper) && w.length >= 9 && w.switches >= 3:
		return true
	}
	return w.upper && w.lower && w.length >= 16 && w.switches >= 5
}

// runs counts hexadecimal digits, and those of a UUID.
func (w *word) runs(b byte, c class) {
	switch {
	case c == classDigit, 'a' <= b|0x20 && b|0x20 <= 'f':
		w.hex++
		w.dashed++
		w.hexDigits = w.hexDigits || c == classDigit
	case b == '-':
		w.hex, w.hexDigits = 0, false
		w.dashed++
		w.dashedWithDashes = true
	default:
		w.hex, w.hexDigits, w.dashed, w.dashedWithDashes = 0, false, 0, false
	}
}

var byteClass = byteClasses()

func byteClasses() (t [256]class) {
	for b := range 128 {
		t[b] = classOf(rune(b))
	}
	return t
}
