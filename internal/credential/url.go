package credential

import (
	"net/url"
	"strings"
)

// urlPart is a piece of a URL that may be a credential.
type urlPart struct {
	within     Within
	name       string
	start, end int // byte range in the judged text
	user       string
}

// urlSpan is the byte range of one URL in a text.
type urlSpan struct{ start, end int }

// urlsIn finds the URLs in text: from the scheme to the first byte that cannot
// be a part of one. References inside are kept in.
func urlsIn(text string) []urlSpan {
	var out []urlSpan
	spaced := strings.IndexByte(text, ' ') >= 0
	for from := 0; from < len(text); {
		i := strings.Index(text[from:], "://")
		if i < 0 {
			break
		}
		at := from + i
		start := at
		for start > from && schemeByte(text[start-1]) {
			start--
		}
		end := at + 3
		for end < len(text) && urlByte(text, start == 0, spaced, end) {
			end++
		}
		if start < at && end > at+3 {
			out = append(out, urlSpan{start, end})
		}
		from = max(end, at+3)
	}
	return out
}

func schemeByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-'
}

// urlByte reports whether the byte at i still belongs to a URL. One with which the
// text begins may hold more, and anything but blanks where it is the whole of it.
func urlByte(text string, whole, spaced bool, i int) bool {
	switch c := text[i]; {
	case c <= ' ', c == '"', c == '`', c == '\\':
		return false
	case c == '<' || c == '>' || c == '\'':
		return whole && !spaced
	case c == ',' || c == ')' || c == ';' || c == ']':
		return i+1 < len(text) && text[i+1] > ' ' && whole
	}
	return true
}

// urlParts takes a URL apart by hand, because net/url drops positions and
// refuses the odd passwords that people use.
func urlParts(text string, u urlSpan) []urlPart {
	raw := text[u.start:u.end]
	scheme := strings.Index(raw, "://")
	rest := raw[scheme+3:]
	base := u.start + scheme + 3
	authority := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority = rest[:i]
	}
	// An unescaped / or # in a password: the last @ ends it.
	if at := strings.LastIndexByte(rest, '@'); at >= len(authority) && startsUserinfo(authority) && !strings.Contains(rest[:at], "?") && databaseScheme(raw[:scheme]) {
		authority = rest[:at+1+hostEnd(rest[at+1:])]
	}
	var parts []urlPart
	if at := strings.LastIndexByte(authority, '@'); at > 0 {
		if p := userPart(authority[:at], base); p.start < p.end {
			parts = append(parts, p)
		}
	}
	tail := base + len(authority)
	path, query, _ := strings.Cut(text[tail:u.end], "?")
	parts = append(parts, pathParts(strings.ToLower(raw[:scheme]+"://"+host(authority)), path, tail)...)
	if isBadge(path) {
		return parts
	}
	return append(parts, queryParts(query, tail+len(path)+1)...)
}

// isBadge reports whether a URL's path is that of a picture: the token of a
// badge in a README only reads the badge.
func isBadge(path string) bool {
	for _, tail := range []string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"} {
		if strings.HasSuffix(path, tail) {
			return true
		}
	}
	return strings.Contains(path, "/badge")
}

// startsUserinfo reports whether what looks like host:port is the start of
// user:password, because no port is written like that.
func startsUserinfo(authority string) bool {
	_, port, found := strings.Cut(authority, ":")
	return found && !allDigits(port)
}

func hostEnd(s string) int {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		return i
	}
	return len(s)
}

func host(authority string) string {
	return authority[strings.LastIndexByte(authority, '@')+1:]
}

// databaseScheme reports whether passwords in such URLs are often unescaped.
func databaseScheme(s string) bool {
	return !strings.HasPrefix(s, "http")
}

// userPart is the password of user:password@, or the token of token@.
func userPart(userinfo string, base int) urlPart {
	user, _, found := strings.Cut(userinfo, ":")
	if !found {
		return urlPart{within: URLUser, name: "user", start: base, end: base + len(userinfo)}
	}
	return urlPart{within: URLUser, name: "password", user: user, start: base + len(user) + 1, end: base + len(userinfo)}
}

// queryParts are the parameters whose names announce a credential.
func queryParts(query string, base int) []urlPart {
	query, _, _ = strings.Cut(query, "#")
	var parts []urlPart
	for at := 0; at <= len(query); {
		pair := query[at:]
		if i := strings.IndexByte(pair, '&'); i >= 0 {
			pair = pair[:i]
		}
		name, value, found := strings.Cut(pair, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if found && value != "" && queryName(name) {
			start := base + at + len(pair) - len(value)
			parts = append(parts, urlPart{within: URLQuery, name: name, start: start, end: start + len(value)})
		}
		at += len(pair) + 1
	}
	return parts
}

// queryName reports whether a query parameter announces a credential. "key"
// and "sig" alone do in URLs, as "code" does for function hosts.
func queryName(name string) bool {
	switch strings.ToLower(name) {
	case "sig", "code", "profile":
		return strings.EqualFold(name, "sig")
	}
	return ClassifyName(name).Credential()
}

// secretPaths are hosts that carry a credential as a segment of the path. The
// segment after the marker is the credential.
var secretPaths = []struct{ host, marker string }{
	{"mcp.zapier.com", "/s/"}, {"hooks.slack.com", "/services/"}, {"hooks.slack.com", "/workflows/"},
	{"discord.com", "/api/webhooks/"}, {"discordapp.com", "/api/webhooks/"}, {"hooks.zapier.com", "/hooks/catch/"},
	{"api.telegram.org", "/bot"}, {"mcp.pipedream.net", "/"}, {"mcp.composio.dev", "/customize/"},
	{"actions.zapier.com", "/mcp/"}, {"outlook.office.com", "/webhook/"}, {"webhook.office.com", "/webhookb2/"},
}

// pathParts finds a credential in the path of a host that is known to carry one.
func pathParts(origin, path string, base int) []urlPart {
	for _, s := range secretPaths {
		if !strings.HasSuffix(strings.Split(strings.TrimPrefix(origin[strings.Index(origin, "://"):], "://"), ":")[0], s.host) {
			continue
		}
		i := strings.Index(path, s.marker)
		if i < 0 {
			continue
		}
		start := i + len(s.marker)
		end := len(path)
		if s.host == "mcp.zapier.com" || s.marker == "/bot" {
			if n := strings.IndexByte(path[start:], '/'); n >= 0 {
				end = start + n
			}
		}
		if end-start >= 16 {
			return []urlPart{{within: URLPath, name: "path", start: base + start, end: base + end}}
		}
	}
	return nil
}

// localHost reports whether a URL's host is this machine or a container name:
// where published default passwords belong.
func localHost(rawURL string) bool {
	_, rest, _ := strings.Cut(rawURL, "://")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	name, _, _ := strings.Cut(host(rest), ":")
	return name == "" || name == "localhost" || strings.HasPrefix(name, "127.") || name == "0.0.0.0" ||
		!strings.Contains(name, ".") || strings.HasSuffix(name, ".internal") || strings.HasSuffix(name, ".local")
}
