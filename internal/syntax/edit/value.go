package edit

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/credlint/credlint/internal/syntax"
)

// inStyle writes text, a part of the new text whole of a scalar, in the way in
// which the scalar is quoted. It reports false where that cannot hold it.
func (e *Editor) inStyle(n *syntax.Node, text, whole string) (string, bool) {
	if n.Span == n.Inner || n.Kind != syntax.String { // bare
		return text, alike(n.Text, whole) || n.Kind == syntax.String && e.bare(whole)
	}
	if n.Span.Start >= len(e.src) {
		return "", false
	}
	switch quote := e.src[n.Span.Start]; {
	case quote == '"':
		return e.escape(text), true
	case strings.ContainsAny(text, "\r\n"):
		return "", false
	case quote == '\'' && e.lang == YAML:
		return strings.ReplaceAll(text, "'", "''"), true
	case quote == '\'' && e.lang == JSON:
		return strings.ReplaceAll(strings.ReplaceAll(e.escape(text), `\"`, `"`), "'", `\'`), true
	case quote == '\'' || quote == '`':
		return text, !strings.ContainsRune(text, rune(quote))
	case quote == '|' || quote == '>':
		return text, true
	}
	return "", false
}

// alike reports whether two texts differ in their numbers only, as two dates do:
// where one can stand without quotes, the other one can.
func alike(a, b string) bool {
	form := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' }), "0")
	}
	digits := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	return digits(a) && digits(b) && form(a) == form(b)
}

// escape writes text as it stands between double quotes.
func (e *Editor) escape(text string) string {
	if e.lang == Dotenv {
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "$", `\$`).Replace(text)
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	_ = w.Encode(text) // a string always can be
	quoted := bytes.TrimSpace(b.Bytes())
	return string(quoted[1 : len(quoted)-1])
}

// scalar writes a text as a scalar of its own.
func (e *Editor) scalar(text string) string {
	if e.lang == Dotenv && e.bare(text) {
		return text
	}
	return `"` + e.escape(text) + `"`
}

// words that YAML takes for something else than text.
var words = map[string]bool{
	"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true, "null": true,
}

// bare reports whether a text can stand without quotes.
func (e *Editor) bare(text string) bool {
	if e.lang != YAML && e.lang != Dotenv || text == "" || words[strings.ToLower(text)] {
		return false
	}
	for i := range len(text) {
		c := text[i]
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		inside := i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.' || c == '/')
		if !letter && !inside && (e.lang != Dotenv || c != ':') {
			return false
		}
	}
	return true
}

// render writes a value on one line.
func (e *Editor) render(v Value) string {
	switch v := v.(type) {
	case string:
		return e.scalar(v)
	case bool:
		if v {
			return "true"
		}
		return "false"
	case []string:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = e.scalar(item)
		}
		return "[" + strings.Join(items, e.separator()) + "]"
	case []Value:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = e.render(item)
		}
		return "[" + strings.Join(items, e.separator()) + "]"
	case []Entry:
		members := make([]string, len(v))
		for i, m := range v {
			members[i] = e.member(m, e.sign())
		}
		if e.compact() {
			return "{" + strings.Join(members, ",") + "}"
		}
		return "{ " + strings.Join(members, ", ") + " }"
	}
	e.failed = true
	return ""
}

// member writes a member with what stands between key and value; an item has
// no key.
func (e *Editor) member(m Entry, sign string) string {
	if m.Key == "" {
		return e.render(m.Value)
	}
	return e.key(m.Key) + sign + e.render(m.Value)
}

// sign is what usually stands between a key and its value.
func (e *Editor) sign() string {
	switch e.lang {
	case TOML:
		return " = "
	case Dotenv:
		return "="
	}
	if e.compact() {
		return ":"
	}
	return ": "
}

// separator is what usually stands between two items.
func (e *Editor) separator() string {
	if e.compact() {
		return ","
	}
	return ", "
}

// compact reports whether a JSON file was written without blanks.
func (e *Editor) compact() bool {
	return e.lang == JSON && bytes.Contains(e.src, []byte(`":`)) && !bytes.Contains(e.src, []byte(`": `))
}

func (e *Editor) key(name string) string {
	switch {
	case e.lang == Dotenv, e.lang == YAML && e.bare(name):
		return name
	case e.lang == TOML && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") == "":
		return name
	}
	return `"` + e.escape(name) + `"`
}
