package advice

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/grant"
)

// Variable is a name for the environment variable that should hold the
// credential of g: its own name where that is one already, else one made of
// the server's name and the slot's.
func Variable(g *grant.Grant) string {
	name := Screaming(g.Name)
	if g.Route == grant.Env || g.Route == grant.Dotenv || name == g.Name && name != "" {
		return g.Name
	}
	switch {
	case g.Within == credential.URLUser && (name == "" || name == "URL"):
		name = "URL" // a password in one is encoded as a variable is not
	case name == "", name == "AUTHORIZATION", name == "URL":
		name = "TOKEN"
	}
	owner := owner(g)
	switch {
	case owner == "" && usual(g) != "":
		return usual(g)
	case owner != "" && name != owner && !strings.HasPrefix(name, owner+"_"):
		if strings.HasPrefix(name, "API_") {
			owner = strings.TrimSuffix(owner, "_API")
		}
		name = owner + "_" + name
	}
	return name
}

// usual is the variable that programs read a credential of this format from.
func usual(g *grant.Grant) string {
	if g.Anatomy == nil || g.Route != grant.Setting && g.Route != grant.Header {
		return ""
	}
	if f := formats.ByID(g.Anatomy.Format); f != nil && len(f.EnvNames) > 0 && f.EnvNames[0] == Screaming(f.EnvNames[0]) {
		return f.EnvNames[0]
	}
	return ""
}

// called is a variable's name for a sentence. What no shell would take for one is
// quoted, as all that a repository made up.
func called(name string) string {
	usual := func(r rune) bool {
		return r == '_' || r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	if len(name) <= maxName && strings.IndexFunc(name, func(r rune) bool { return !usual(r) }) < 0 {
		return name
	}
	return strconv.Quote(name)
}

// owner is whose credential g is: the server's or, in settings, the nearest
// key above that names something, or what its item of a list is called.
func owner(g *grant.Grant) string {
	if s := g.Holder.Server; s != nil {
		return Screaming(s.Name)
	}
	if g.Route != grant.Setting && g.Route != grant.Header {
		return ""
	}
	keys := g.Place.Path.Keys()
	for i := len(keys) - 2; i >= 0; i-- {
		switch key := keys[i]; {
		case strings.Trim(key, "0123456789") == "":
			if g.Thing != "" {
				return Screaming(strings.ToUpper(g.Thing)) // as "OpenRouter" is one word
			}
		case !containers[key]:
			return Screaming(key)
		}
	}
	return ""
}

// containers are keys that say nothing of what is in them.
var containers = map[string]bool{
	"options": true, "auth": true, "config": true, "settings": true, "provider": true, "providers": true, "models": true,
	"endpoints": true, "custom": true, "headers": true, "extra_headers": true, "requestOptions": true, "litellm_params": true, "general_settings": true, "model_list": true, "model_providers": true, "params": true,
}

// Screaming writes a name as environment variables are written.
func Screaming(name string) string {
	return words(name, '_', unicode.ToUpper)
}

// Slug writes a name as files are named.
func Slug(name string) string {
	return words(name, '-', unicode.ToLower)
}

// maxName is the longest name that is made of another: a hostile one would be a
// page of text that advice repeats.
const maxName = 100

// words keeps ASCII letters and digits, in one case, and puts sep for
// everything between and before a capital behind a small letter.
func words(name string, sep rune, inCase func(rune) rune) string {
	var b strings.Builder
	pending, small := false, false
	for _, r := range name {
		if b.Len() >= maxName {
			break
		}
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			pending, small = b.Len() > 0, false
			continue
		}
		pending = pending || small && unicode.IsUpper(r)
		small = unicode.IsLower(r)
		if pending {
			b.WriteRune(sep)
			pending = false
		}
		b.WriteRune(inCase(r))
	}
	return b.String()
}
