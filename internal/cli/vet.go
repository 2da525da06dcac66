package cli

import "strings"

// IsVet reports whether go vet calls, which has a way of its own to speak to a
// tool: it asks for the version and the flags, and then hands over one package
// after the other as a file.
func IsVet(args []string) bool {
	if len(args) == 0 {
		return false
	}
	last := args[len(args)-1]
	return args[0] == "-V=full" || args[0] == "-flags" || strings.HasSuffix(last, "/vet.cfg") || strings.HasSuffix(last, `\vet.cfg`)
}
