package credential

import "strings"

// addMatches takes the tokens of known formats that stand inside a text which
// as a whole is nothing: "export X=ghp_...", a cookie, a sentence. What stands
// in a URL's password or behind a picture's address has been judged there.
func (v *Value) addMatches(q Query, masked string) {
	urls := urlsIn(masked)
	for _, m := range q.Matches {
		text := q.Text[m.Start:m.End]
		if m.Type == GenericType || judgedInURL(masked, urls, m) || Scoped(q.Text[m.End:]) {
			continue
		}
		kind := wordKind(q.part(q.Name, m.Start, m.End), NameSecret)
		if kind == Literal {
			f := Found{Kind: kind, Name: q.Name, Start: m.Start, End: m.End, Secret: NewSecret(text), Type: known(m.Type)}
			if strings.HasPrefix(strings.TrimSpace(q.Text), "{") {
				f.Around = NewSecret(q.Text) // a key in a file of keys
			}
			v.Found = append(v.Found, f)
		}
	}
}

// judgedInURL reports whether a match is the password of a URL, or a parameter
// of a picture's.
func judgedInURL(masked string, urls []urlSpan, m Match) bool {
	for _, u := range urls {
		if m.Start < u.start || m.End > u.end {
			continue
		}
		path, _, _ := strings.Cut(masked[u.start:m.Start], "?")
		if isBadge(path) {
			return true
		}
		for _, p := range urlParts(masked, u) {
			if p.within == URLUser && m.Start < p.end && p.start < m.End {
				return true
			}
		}
	}
	return false
}

// GenericType is the detector's rule for "name = random text", which tells
// nothing about the format.
const GenericType = "generic-api-key"

// shapeless are rules of the detector that know a place and no format: what
// they find is judged like any other text.
var shapeless = set(`generic-api-key curl-auth-header curl-auth-user authorization-header url-basic-auth
	git-credential-url postgres-url mongodb-url mysql-redis-url url-query-secret netrc npmrc-auth
	hashicorp-tf-password kubernetes-secret-yaml nuget-config-password docker-config-auth`)

// known is the id of a format, or nothing for a rule without one.
func known(typ string) string {
	if shapeless[typ] {
		return ""
	}
	return typ
}

// wholeType is the format of a token that fills (nearly) the whole text.
func (q Query) wholeType() string {
	for _, m := range q.Matches {
		if q.fills(m) {
			return m.Type
		}
	}
	return ""
}

// fills reports whether a match is a token that takes up (nearly) the whole text.
func (q Query) fills(m Match) bool {
	return !shapeless[m.Type] && 10*(m.End-m.Start) >= 8*len(strings.TrimSpace(q.Text))
}

// behindName moves the start of a text to that of the token which fills it, where
// a name is all that stands before: X=eyJ..., X: eyJ... .
func (q Query) behindName(start int) int {
	for _, m := range q.Matches {
		if m.Start > start && q.fills(m) && strings.IndexByte("=: \"'", q.Text[m.Start-1]) >= 0 {
			return m.Start
		}
	}
	return start
}
