package decode

import (
	"bytes"
	encoding "encoding/base64"
	"strconv"
)

// none is the value of what is no hexadecimal digit.
const none = 0xff

var (
	digits   = digitTable()
	alphabet = alphabetTable()
)

func digitTable() (t [256]byte) {
	for b := range t {
		t[b] = none
		if n, err := strconv.ParseUint(string(rune(b)), 16, 8); err == nil {
			t[b] = byte(n)
		}
	}
	return t
}

// alphabetTable holds the characters of base64 and of its form for URLs.
func alphabetTable() (t [256]bool) {
	for b := range t {
		lower := b | 0x20
		t[b] = 'a' <= lower && lower <= 'z' && b < 0x80 || '0' <= b && b <= '9' || b == '_' || b == '/' || b == '+' || b == '-'
	}
	return t
}

// printable reports whether a byte may stand in what was encoded. Much that looks
// encoded is a name or a hash, and stands for other bytes.
func printable(b byte) bool { return '\b' < b && b < 0x7f }

func allPrintable(text []byte) bool {
	for _, b := range text {
		if !printable(b) {
			return false
		}
	}
	return true
}

// peek is how much of base64 is decoded first.
const peek = 16

func ofBase64(code []byte) string {
	if !beginsPrintable(code) || !bytes.ContainsAny(code, "0123456789+/-_") {
		return "" // most words have none of these
	}
	plain := make([]byte, len(code))
	for _, alphabet := range []*encoding.Encoding{encoding.StdEncoding, encoding.RawURLEncoding} {
		if n, err := alphabet.Decode(plain, code); err == nil && allPrintable(plain[:n]) {
			return string(plain[:n])
		}
	}
	return ""
}

// beginsPrintable decodes the beginning in either alphabet.
func beginsPrintable(code []byte) bool {
	var standard, plain [peek]byte
	for i, b := range code[:peek] {
		switch b {
		case '-':
			b = '+'
		case '_':
			b = '/'
		}
		standard[i] = b
	}
	n, err := encoding.StdEncoding.Decode(plain[:], standard[:])
	return err != nil || allPrintable(plain[:n])
}

func ofHex(code []byte) string {
	if len(code)%2 != 0 || !bytes.ContainsAny(code, "0123456789") {
		return ""
	}
	plain := make([]byte, 0, len(code)/2)
	for i := 0; i < len(code); i += 2 {
		b := digits[code[i]]<<4 | digits[code[i+1]]
		if !printable(b) {
			return ""
		}
		plain = append(plain, b)
	}
	return string(plain)
}

func ofPercent(code []byte) string {
	plain := make([]byte, 0, len(code))
	for i := 0; i < len(code); i++ {
		if code[i] == '%' && i+2 < len(code) && digits[code[i+1]] != none && digits[code[i+2]] != none {
			b := digits[code[i+1]]<<4 | digits[code[i+2]]
			if !printable(b) {
				return ""
			}
			plain = append(plain, b)
			i += 2
			continue
		}
		plain = append(plain, code[i])
	}
	return string(plain)
}

// ofUnicode reads U+XXXX and \uXXXX; nothing else is in code but blanks.
func ofUnicode(code []byte) string {
	var plain []rune
	for i := 0; i+4 <= len(code); i++ {
		if marked := i > 0 && (code[i-1] == '+' || code[i-1]|0x20 == 'u'); !marked {
			continue
		}
		if n, err := strconv.ParseUint(string(code[i:i+4]), 16, 32); err == nil {
			plain = append(plain, rune(n))
			i += 3
		}
	}
	return string(plain)
}
