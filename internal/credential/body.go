package credential

import "strings"

// addBody judges a text that is no URL: alone, or behind a scheme word.
func (v *Value) addBody(q Query, masked string) {
	start, end, scheme := body(masked)
	start = q.behindName(start)
	text := masked[start:end]
	if text == "" || strings.IndexByte(text, refByte) >= 0 {
		v.addMatches(q, masked)
		return
	}
	part := q.part(q.Name, start, end)
	if start > 0 && masked[start-1] == '<' {
		part.Setting = Sample // words in angle brackets ask for a value
	}
	class := ClassifyName(q.Name)
	if scheme != "" && class < NameSecret {
		class = NameSecret // behind "Bearer" stands a credential whatever the name
	}
	f := Found{Name: q.Name, Start: start, End: end, Secret: NewSecret(text), Type: part.wholeType()}
	if scheme == "basic " {
		f.Kind, f.Around = basicKind(part), NewSecret(scheme+text)
	} else {
		f.Kind = wordKind(part, class)
	}
	if f.Kind >= Weak {
		v.Found = append(v.Found, f)
		return
	}
	v.Kind = f.Kind
	if f.Kind == Plain {
		v.addMatches(q, masked)
	}
}

// addHeader judges the value of a whole header, as servers take them in one
// variable: "Authorization: Bearer T".
func (v *Value) addHeader(q Query, masked string) bool {
	head, _, found := strings.Cut(masked, ":")
	name := strings.TrimSpace(head)
	if !found || !isHeader(name) {
		return false
	}
	value := q.inside(name, masked, len(head)+1, len(masked))
	v.Found, v.Kind = append(v.Found, value.Found...), value.Kind
	return true
}

// isHeader reports whether a name is that of a header with a credential. One
// word alone may be anything.
func isHeader(name string) bool {
	return strings.EqualFold(name, "Authorization") || strings.Contains(name, "-") && !strings.ContainsAny(name, " _./") && ClassifyName(name).Credential()
}

// inside judges a piece of the text under a name of its own.
func (q Query) inside(name, masked string, start, end int) Value {
	v := Value{}
	v.addBody(q.part(name, start, end), masked[start:end])
	for i := range v.Found {
		v.Found[i].Start += start
		v.Found[i].End += start
	}
	return v
}

// schemes are the words before a credential in a header.
var schemes = []string{"bearer ", "basic ", "token ", "bot ", "apikey ", "api-key ", "digest ", "key ", "splunk ", "genietoken "}

// body finds the credential behind a header's name and scheme word, and inside
// quotes and angle brackets: real keys have been found in all of them.
func body(text string) (start, end int, scheme string) {
	start, end = trim(text, 0, len(text))
	for _, s := range schemes {
		if end-start > len(s) && strings.EqualFold(text[start:start+len(s)], s) {
			scheme = s
			start += len(s)
			break
		}
	}
	start, end = trim(text, start, end)
	for end-start >= 2 && (text[start] == '<' && text[end-1] == '>' || text[start] == text[end-1] && strings.IndexByte("\"'`", text[start]) >= 0) {
		if text[start] == '<' && ClassifyName(text[start+1:end-1]) != NameOther {
			break
		}
		start, end = start+1, end-1
	}
	return start, end, scheme
}

func trim(text string, start, end int) (int, int) {
	for start < end && text[start] <= ' ' && text[start] != refByte {
		start++
	}
	for end > start && text[end-1] <= ' ' && text[end-1] != refByte {
		end--
	}
	return start, end
}
