package decode

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// The least numbers of characters that look encoded.
const (
	leastHex    = 32
	leastBase64 = 16
)

// scanner goes through a text and finds what package regexp would find with
//
//	%[0-9A-Fa-f]{2}(?:.*%[0-9A-Fa-f]{2})?
//	|(?:U\+[a-fA-F0-9]{4}(?:\s|$))+|(?i)(?:\\{1,2}u[a-fA-F0-9]{4})+
//	|[0-9A-Fa-f]{32,}
//	|[\w/+-]{16,}={0,2}
type scanner struct {
	text []byte
	// The next beginnings of each kind, as far as they are known; those of
	// runs stand for hexadecimal and base64.
	percents, points, escapes, runs cursor
}

// cursor remembers the first place at or behind at.
type cursor struct {
	at, place int
	known     bool
}

// seek returns the first place at or behind an offset, by find.
func (c *cursor) seek(at int, find func(at int) int) int {
	if !c.known || at < c.at || at > c.place {
		*c = cursor{at, find(at), true}
	}
	return c.place
}

// next returns the first part at or behind an offset that looks encoded.
func (s *scanner) next(at int) (span, bool) {
	p := s.percents.seek(at, s.percent)
	u := min(s.points.seek(at, s.point), s.escapes.seek(at, s.escape))
	r := s.runs.seek(at, s.run)
	switch first := min(p, u, r); {
	case first == len(s.text):
		return span{}, false
	case first == p:
		return span{percent, p, s.percentEnd(p)}, true
	case first == u:
		return span{unicode, u, s.unicodeEnd(u)}, true
	default:
		return s.runAt(r), true
	}
}

// percent finds %XX.
func (s *scanner) percent(at int) int {
	for {
		n := bytes.IndexByte(s.text[at:], '%')
		if n < 0 {
			return len(s.text)
		}
		at += n
		if s.hexAt(at+1, 2) {
			return at
		}
		at++
	}
}

// percentEnd is the end of the last %XX on the line.
func (s *scanner) percentEnd(at int) int {
	line := s.text[at:]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	for end := len(line); ; {
		n := bytes.LastIndexByte(line[:end], '%')
		if s.hexAt(at+n+1, 2) && n+3 <= len(line) {
			return at + n + 3
		}
		end = n
	}
}

// hexAt reports whether n digits stand at an offset.
func (s *scanner) hexAt(at, n int) bool {
	if at+n > len(s.text) {
		return false
	}
	for _, b := range s.text[at : at+n] {
		if digits[b] == none {
			return false
		}
	}
	return true
}

// point finds U+XXXX before a blank.
func (s *scanner) point(at int) int {
	for {
		n := bytes.Index(s.text[at:], []byte("U+"))
		if n < 0 {
			return len(s.text)
		}
		at += n
		if s.pointEnd(at) > at {
			return at
		}
		at++
	}
}

// pointEnd is the end of the U+XXXX that begins at an offset, or the offset.
func (s *scanner) pointEnd(at int) int {
	end := at + len("U+XXXX")
	switch {
	case !bytes.HasPrefix(s.text[at:], []byte("U+")), !s.hexAt(at+2, 4):
		return at
	case end == len(s.text):
		return end
	case bytes.IndexByte([]byte("\t\n\f\r "), s.text[end]) >= 0:
		return end + 1
	}
	return at
}

// escape finds \uXXXX.
func (s *scanner) escape(at int) int {
	for {
		n := bytes.IndexByte(s.text[at:], '\\')
		if n < 0 {
			return len(s.text)
		}
		at += n
		if s.escapeEnd(at) > at {
			return at
		}
		at++
	}
}

// escapeEnd is the end of the \uXXXX or \\uXXXX that begins at an offset, or the
// offset.
func (s *scanner) escapeEnd(at int) int {
	u := at
	for u < len(s.text) && u < at+2 && s.text[u] == '\\' {
		u++
	}
	if u > at && u < len(s.text) && s.text[u]|0x20 == 'u' && s.hexAt(u+1, 4) {
		return u + 5
	}
	return at
}

func (s *scanner) unicodeEnd(at int) int {
	end := s.pointEnd
	if s.text[at] == '\\' {
		end = s.escapeEnd
	}
	for at < len(s.text) && end(at) > at {
		at = end(at)
	}
	return at
}

// run finds characters of base64 in a number that looks encoded. It looks at
// sixteen bytes at a time, from behind: one that is none of the characters ends all
// runs before it.
func (s *scanner) run(at int) int {
	text := s.text
	for at+leastBase64 <= len(text) {
		part := (*[leastBase64]byte)(text[at:])
		if high := strange(binary.LittleEndian.Uint64(part[8:])); high != 0 {
			at += 16 - bits.LeadingZeros64(high)/8
			continue
		}
		if low := strange(binary.LittleEndian.Uint64(part[:8])); low != 0 {
			at += 8 - bits.LeadingZeros64(low)/8
			continue
		}
		last := leastBase64 - 1
		for last >= 0 && alphabet[part[last]] {
			last--
		}
		if last < 0 {
			return at
		}
		at += last + 1
	}
	return len(text)
}

// strange sets the high bit of each of eight bytes that is less than all characters
// of base64, such as a blank, or beyond ASCII. Those between are left out.
func strange(bytes uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	atLeast := bytes&^high + (0x80-'+')*ones
	return (bytes | ^atLeast) & high
}

func (s *scanner) runAt(at int) span {
	end := at
	for end < len(s.text) && digits[s.text[end]] != none {
		end++
	}
	if end-at >= leastHex {
		return span{hexadecimal, at, end}
	}
	for end < len(s.text) && alphabet[s.text[end]] {
		end++
	}
	for n := 0; n < 2 && end < len(s.text) && s.text[end] == '='; n++ {
		end++
	}
	return span{base64, at, end}
}
