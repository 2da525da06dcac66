package anatomy

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/lazy"
)

// wrapper is a text that holds another credential: a header, a line of .npmrc,
// a URL. The inner one is what matters.
type wrapper struct {
	format string // what it is where the inner text is of no known kind
	place  string
	text   string
	user   string
	host   string
}

var (
	npmrcLine = lazy.Pattern(`^//([^\s/]+)[^\s]*/:(_authToken|_auth|_password)\s*=\s*(\S+)$`)
	netrcLine = lazy.Pattern(`^machine\s+(\S+)\s+login\s+(\S+)\s+password\s+(\S+)$`)
	header    = lazy.Pattern(`(?i)^(?:(?:authorization|proxy-authorization)\s*:\s*)?(bearer|basic|token|bot)\s+(\S+)$`)
	keyHeader = lazy.Pattern(`(?i)^(?:authorization|x-[a-z-]+|api-key|private-token)\s*:\s*(\S+)$`)
)

// unwrap opens a wrapper.
func unwrap(text string) (wrapper, bool) {
	if m := npmrcLine().FindStringSubmatch(text); m != nil {
		return wrapper{format: "npmrc-auth", place: "in a line of .npmrc", text: npmSecret(m[2], m[3]), host: m[1]}, true
	}
	if m := netrcLine().FindStringSubmatch(text); m != nil {
		return wrapper{format: "netrc", place: "in a line of .netrc", text: m[3], user: m[2], host: m[1]}, true
	}
	if m := header().FindStringSubmatch(text); m != nil {
		w := wrapper{format: "authorization-header", place: "in a header", text: m[2]}
		if strings.EqualFold(m[1], "basic") {
			w.user, w.text = basicToken(m[2])
		}
		return w, w.text != ""
	}
	if m := keyHeader().FindStringSubmatch(text); m != nil {
		return wrapper{format: "authorization-header", place: "in a header", text: m[1]}, true
	}
	if w, ok := dockerConfig(text); ok {
		return w, true
	}
	return wrappedInURL(text)
}

// npmSecret is the token of a line: _auth is user:password in base64, _password
// a password in base64.
func npmSecret(field, value string) string {
	switch field {
	case "_auth":
		if _, password := basic(value); password != "" {
			return password
		}
	case "_password":
		if raw, err := decode64(value); err == nil && utf8.Valid(raw) {
			return string(raw)
		}
	}
	return value
}

// basic decodes user:password.
func basic(text string) (user, password string) {
	raw, err := decode64(text)
	if err != nil || !utf8.Valid(raw) {
		return "", ""
	}
	user, password, _ = strings.Cut(string(raw), ":")
	return user, password
}

// basicToken is basic, but a token in the place of the user is the secret, as
// Stripe and git take it.
func basicToken(text string) (user, token string) {
	user, password := basic(text)
	if password == "" || recognised(user) && !recognised(password) {
		return "", user
	}
	return user, password
}

// dockerConfig reads the first registry of a Docker config, or one auth entry.
func dockerConfig(text string) (wrapper, bool) {
	if !strings.HasPrefix(text, "{") || !strings.Contains(text, `"auth"`) || !gjson.Valid(text) {
		return wrapper{}, false
	}
	w := wrapper{format: "docker-config-auth", place: "in a Docker config"}
	auth := gjson.Get(text, "auth")
	gjson.Get(text, "auths").ForEach(func(host, entry gjson.Result) bool {
		w.host, auth = host.String(), entry.Get("auth")
		return false
	})
	w.user, w.text = basicToken(auth.String())
	return w, w.text != ""
}

// wrappedInURL finds a token of a known format as the user, the password or a
// parameter of a URL.
func wrappedInURL(text string) (wrapper, bool) {
	scheme, _, found := strings.Cut(text, "://")
	if !found || strings.ContainsAny(scheme, " \n{") || signed(text) {
		return wrapper{}, false
	}
	u, err := url.Parse(text)
	if err != nil {
		return wrapper{}, false
	}
	w := wrapper{format: "url-basic-auth", place: "in a URL", host: u.Hostname()}
	if password, ok := u.User.Password(); ok && recognised(password) {
		w.user, w.text = u.User.Username(), password
		return w, true
	}
	if user := u.User.Username(); recognised(user) {
		w.text = user
		return w, true
	}
	query := u.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if value := query.Get(name); recognised(value) {
			w.format, w.text = "url-query-secret", value
			return w, true
		}
	}
	return wrapper{}, false
}

// signed reports whether the URL itself is the credential.
func signed(text string) bool {
	return strings.Contains(text, "X-Amz-Signature=") || strings.Contains(text, "sig=") && strings.Contains(text, "sv=")
}

// recognised reports whether a text is of a known format by itself.
func recognised(text string) bool {
	return len(text) > 8 && len(formats.Named(text)) > 0
}

// read reads what is wrapped.
func (w wrapper) read(name string, depth int) Anatomy {
	a := read(name, w.text, "", depth)
	if !a.Known() {
		a.become(w.format)
	}
	a.user(w.user)
	a.id("host", w.host)
	a.note(w.place)
	a.clean(w.text)
	return a
}
