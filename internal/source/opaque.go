package source

// minOpaque is the length from which a word that nobody can read is masked.
const minOpaque = 16

// HideOpaque returns text without the words that look like no word.
func HideOpaque(text string) string { return hide(text, opaque([]byte(text))) }

// opaque are the words of a text that look like no word: letters of both cases
// with digits in three places. Nothing is known of them where they stand in a
// comment, in a name or in a part of a file that could not be read. An excerpt
// shows where something is, and is no worse without them.
func opaque(text []byte) []Span {
	var out []Span
	for at := 0; at < len(text); at++ {
		if n := alphanumeric(text[at:]); n > 0 {
			if n >= minOpaque && jumbled(text[at:at+n]) {
				out = append(out, Span{at, at + n})
			}
			at += n
		}
	}
	return out
}

func alphanumeric(text []byte) int {
	for i, c := range text {
		if !digit(c) && !upper(c) && !lower(c) {
			return i
		}
	}
	return len(text)
}

func jumbled(word []byte) bool {
	var uppers, lowers, digits int
	for i, c := range word {
		switch {
		case upper(c):
			uppers++
		case lower(c):
			lowers++
		case i == 0 || !digit(word[i-1]):
			digits++
		}
	}
	return uppers > 1 && lowers > 1 && digits > 2
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
func lower(c byte) bool { return c >= 'a' && c <= 'z' }
