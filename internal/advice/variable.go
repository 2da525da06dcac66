package advice

import (
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/grant"
)

// Variable is a name for the environment variable that should hold the
// credential of g: its own name where that is one already, else one made of
// the server's name and the slot's.
func Variable(g *grant.Grant) string {
	name := screaming(g.Name)
	if g.Route == grant.Env || g.Route == grant.Dotenv || name == g.Name && name != "" {
		return g.Name
	}
	if name == "" || name == "AUTHORIZATION" || name == "URL" {
		name = "TOKEN"
	}
	if s := g.Holder.Server; s != nil && s.Name != "" && !strings.HasPrefix(name, screaming(s.Name)+"_") {
		name = screaming(s.Name) + "_" + name
	}
	return name
}

// screaming writes a name as environment variables are written.
func screaming(name string) string {
	return words(strings.ToUpper(name), '_')
}

// slug writes a name as files are named.
func slug(name string) string {
	return words(strings.ToLower(name), '-')
}

// words keeps ASCII letters and digits and puts sep for everything between.
func words(name string, sep rune) string {
	var b strings.Builder
	pending := false
	for _, r := range name {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			pending = b.Len() > 0
			continue
		}
		if pending {
			b.WriteRune(sep)
			pending = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
