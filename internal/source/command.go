package source

import (
	"bytes"
	"unicode"
)

// Systems that run workflows read what a program prints, and obey some of it: on
// GitHub a line that starts with "::error" or has "##[error]" anywhere, on Azure
// "##vso[...]", on TeamCity "##teamcity[...]". Agents are shown it in a block of
// Markdown, which a fence would end.

// commands reports whether the byte at offset at is the second "#" of such a
// command, which stands anywhere in a line, or opens a fence, which stands where a
// line is wrapped.
func commands(text []byte, at int) bool {
	if at >= len(text) {
		return false
	}
	switch text[at] {
	case '#':
		return at > 0 && text[at-1] == '#' && opensCommand(text[at:])
	case '`', '~':
		return bytes.HasPrefix(text[at:], []byte("```")) || bytes.HasPrefix(text[at:], []byte("~~~"))
	}
	return false
}

// Acts reports whether a terminal, an editor or a model would act on r, or shows
// nothing where it stands: what people do not see, a model may still read.
func Acts(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// opensCommand reports whether text is "#", a word, and a bracket.
func opensCommand(text []byte) bool {
	if text[0] != '#' {
		return false
	}
	for _, c := range text[1:] {
		if c == '[' {
			return true
		}
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return false
}
