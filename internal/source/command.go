package source

// Systems that run workflows read what a program prints, and obey some of it: on
// GitHub a line that starts with "::error" or has "##[error]" anywhere, on Azure
// "##vso[...]", on TeamCity "##teamcity[...]".

// commands reports whether the byte at offset at is the second "#" of such a
// command, which stands anywhere in a line.
func commands(text []byte, at int) bool {
	return at > 0 && text[at-1] == '#' && at < len(text) && opensCommand(text[at:])
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
