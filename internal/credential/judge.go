package credential

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Setting says how real the values of a place usually are.
type Setting uint8

const (
	// Live is a place that programs read: a config, a .env file, a script.
	// What people type there counts.
	Live Setting = iota
	// Sample is a place written to be copied or read: an example file,
	// documentation, source code, tests. Only what looks machine-made counts.
	Sample
)

// Query is one text in one place, to be judged.
type Query struct {
	// Name is the variable, header, flag or field; empty where none is known.
	Name    string
	Text    string
	Setting Setting
	// Matches are the tokens of known formats in Text.
	Matches []Match
}

// maxJudged is the longest text, in bytes, whose inner structure is read. In a
// longer one only tokens of known formats are found.
const maxJudged = 64 << 10

// Judge tells what a text is and where in it the credentials stand.
func Judge(q Query) Value {
	if len(q.Text) > maxJudged {
		v := Value{}
		v.addMatches(q, q.Text)
		v.settle()
		return v
	}
	text := strings.TrimSpace(q.Text)
	if text == "" {
		return Value{Kind: Empty}
	}
	m, managed := managerOf(text)
	if managed && m.Encrypted {
		return Value{Kind: Encrypted}
	}
	v := Value{Refs: references(q.Text, m, managed)}
	for _, ref := range v.Refs {
		v.addDefault(q, ref)
	}
	masked := maskRefs(q.Text, v.Refs)
	v.addURLs(q, masked)
	v.addConnection(q, masked)
	if len(v.Found) == 0 {
		v.addJSON(q, masked)
	}
	switch {
	case len(v.Found) > 0:
	case !v.addHeader(q, masked):
		v.addBody(q, masked)
	}
	v.settle()
	return v
}

// Prose reports whether a text under no name is a sentence that holds nothing for
// Judge to find, besides tokens of known formats: no URL with a credential,
// assignment, default or object, and no scheme word in front.
func Prose(text string) bool {
	start, end := trim(text, 0, len(text))
	text = text[start:end]
	if strings.IndexByte(text, ' ') < 0 || strings.IndexByte(text, '{') >= 0 || strings.IndexByte(text, '=') >= 0 {
		return false
	}
	for _, u := range urlsIn(text) {
		if len(urlParts(text, u)) > 0 {
			return false
		}
	}
	_, _, scheme := body(text)
	return scheme == ""
}

// settle derives the kind of the whole from its parts: the worst wins.
func (v *Value) settle() {
	for _, f := range v.Found {
		v.Kind = max(v.Kind, f.Kind)
	}
	if v.Kind < Reference && len(v.Refs) > 0 {
		v.Kind = Reference
	}
}

// addDefault judges the default part of a reference as a value of its own.
func (v *Value) addDefault(q Query, ref Ref) {
	if ref.DefaultEnd <= ref.DefaultStart {
		return
	}
	name := q.Name
	if !ClassifyName(name).Credential() {
		name = ref.Name
	}
	part := q.part(name, ref.DefaultStart, ref.DefaultEnd)
	for _, f := range Judge(part).Found {
		f.Start, f.End = f.Start+ref.DefaultStart, f.End+ref.DefaultStart
		if f.Within == Whole {
			f.Within = Default
		}
		v.Found = append(v.Found, f)
	}
}

// part is the query for a piece of the text.
func (q Query) part(name string, start, end int) Query {
	p := Query{Name: name, Text: q.Text[start:end], Setting: q.Setting}
	for _, m := range q.Matches {
		if m.Start >= start && m.End <= end {
			p.Matches = append(p.Matches, Match{m.Type, m.Start - start, m.End - start})
		}
	}
	return p
}

// refByte stands for each byte of a reference in a masked text.
const refByte = '\x01'

// maskRefs blanks the references, so that what is left can be judged.
func maskRefs(text string, refs []Ref) string {
	if len(refs) == 0 {
		return text
	}
	b := []byte(text)
	for _, r := range refs {
		for i := r.Start; i < r.End; i++ {
			b[i] = refByte
		}
	}
	return string(b)
}

// addURLs judges the parts of every URL in the text.
func (v *Value) addURLs(q Query, masked string) {
	for _, u := range urlsIn(masked) {
		for _, p := range urlParts(masked, u) {
			if f, ok := q.judgePart(masked, u, p); ok {
				v.Found = append(v.Found, f)
			}
		}
	}
}

// judgePart judges one part of a URL.
func (q Query) judgePart(masked string, u urlSpan, p urlPart) (Found, bool) {
	text := masked[p.start:p.end]
	if strings.IndexByte(text, refByte) >= 0 {
		return Found{}, false
	}
	f := Found{Within: p.within, Name: p.name, Start: p.start, End: p.end, Secret: NewSecret(text), Around: NewSecret(q.Text[u.start:u.end])}
	part := q.part(p.name, p.start, p.end)
	for _, m := range part.Matches {
		if formats.ByID(m.Type) != nil {
			f.Type = m.Type // "a PostgreSQL URL" tells more than "a password"
		}
	}
	switch p.within {
	case URLUser:
		f.Kind = userKind(part, p, localHost(masked[u.start:u.end]))
		f.Name = q.Name
	case URLPath:
		f.Kind = wordKind(part, NameKey)
		f.Name = q.Name
	default:
		f.Kind = wordKind(part, max(ClassifyName(p.name), NameSecret))
	}
	return f, f.Kind >= Weak
}

// userKind judges the password in user:password@host.
func userKind(part Query, p urlPart, local bool) Kind {
	if p.name == "user" { // token@host
		if part.wholeType() != "" {
			return Literal
		}
		return Plain
	}
	text := strings.ToLower(part.Text)
	user := strings.ToLower(p.user)
	switch {
	case text == user && (local || weakPasswords[text]), isDefault(text):
		return Weak
	case isPlaceholder("password", part.Text), isPlaceholder(p.user+" password", part.Text) && part.Setting == Sample:
		return Placeholder
	case part.Setting == Sample && local && !shapeOf(part.Text).machineMade():
		return Placeholder
	}
	return wordKind(part, NamePassword)
}
