package credential

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is what a text looks like, character by character. It tells machine-made
// keys from words that people type.
type shape struct {
	length                int
	lower, upper, digits  int
	other                 int // neither letter nor digit
	nonASCII              int
	switches              int // changes between letters and digits, or of case inside a word
	longestRun            int // longest run of equal or consecutive characters
	hexOnly, uuid, spaces bool
	entropy               float64 // bits per character
}

func shapeOf(s string) shape {
	sh := shape{hexOnly: true, uuid: isUUID(s), longestRun: longestRun(s)}
	var count [128]int
	prev := classOther
	for _, r := range s {
		sh.length++
		c := classOf(r)
		sh.add(r, c)
		if c != prev && c != classOther && prev != classOther && !(prev == classUpper && c == classLower) {
			sh.switches++
		}
		prev = c
		if r < 128 {
			count[r]++
		}
	}
	for _, n := range count {
		if n > 0 {
			p := float64(n) / float64(sh.length)
			sh.entropy -= p * math.Log2(p)
		}
	}
	return sh
}

type class uint8

const (
	classOther class = iota
	classLower
	classUpper
	classDigit
)

func classOf(r rune) class {
	switch {
	case r >= '0' && r <= '9':
		return classDigit
	case unicode.IsLower(r):
		return classLower
	case unicode.IsUpper(r):
		return classUpper
	}
	return classOther
}

func (sh *shape) add(r rune, c class) {
	switch c {
	case classLower:
		sh.lower++
	case classUpper:
		sh.upper++
	case classDigit:
		sh.digits++
	default:
		sh.other++
	}
	if !strings.ContainsRune("0123456789abcdefABCDEF", r) {
		sh.hexOnly = false
	}
	sh.spaces = sh.spaces || unicode.IsSpace(r)
	if r >= utf8.RuneSelf {
		sh.nonASCII++
	}
}

// machineMade reports whether a generator, not a person, seems to have written
// the text: letters and digits interleaved, or long and disordered.
func (sh shape) machineMade() bool {
	letters := sh.lower + sh.upper
	switch {
	case sh.spaces || sh.nonASCII > 0:
		return false
	case sh.uuid:
		return true
	case sh.hexOnly && sh.length >= 20:
		return sh.entropy > 2.5 && sh.digits > 0
	case sh.digits > 0 && letters > 0:
		return sh.length >= 9 && sh.switches >= 3 && sh.entropy > 2.6
	case sh.upper > 0 && sh.lower > 0:
		return sh.length >= 16 && sh.switches >= 5 && sh.entropy > 3.2
	}
	// Letters of one case are words until proven otherwise.
	return false
}

// longestRun is the length of the longest run in which each character equals
// or follows the one before ("aaaa", "abcd", "4321").
func longestRun(s string) int {
	best := 0
	for _, step := range []rune{0, 1, -1} {
		run, prev := 0, rune(-9)
		for _, r := range s {
			if r == prev+step {
				run++
			} else {
				run = 1
			}
			best = max(best, run)
			prev = r
		}
	}
	return best
}

// isUUID reports whether s is written as a UUID.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (s[i] == '-') || !dash && !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[i])) {
			return false
		}
	}
	return true
}
