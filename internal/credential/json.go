package credential

import (
	"strings"

	"github.com/tidwall/gjson"
)

// maxJSONDepth is how deep a JSON value inside a value is read.
const maxJSONDepth = 8

// addJSON judges the strings of a value that is itself JSON: a service account,
// a map of keys, the settings of an action. The key names a string if it
// announces a credential, else the name of the whole does.
func (v *Value) addJSON(q Query, masked string) {
	text := strings.TrimSpace(masked)
	if text == "" || text[0] != '{' || !gjson.Valid(text) {
		return
	}
	offset := strings.Index(masked, text)
	v.walkJSON(q, gjson.Parse(text), offset, maxJSONDepth)
}

func (v *Value) walkJSON(q Query, object gjson.Result, offset, depth int) {
	object.ForEach(func(key, value gjson.Result) bool {
		switch {
		case value.Type == gjson.String && len(value.Raw) >= 2 && !strings.Contains(value.Raw, `\`):
			v.addString(q, key.String(), offset+value.Index+1, offset+value.Index+len(value.Raw)-1)
		case value.IsObject() && depth > 0 || value.IsArray() && depth > 0:
			v.walkJSON(q, value, offset, depth-1)
		}
		return true
	})
}

// addString judges q.Text[start:end] under a key.
func (v *Value) addString(q Query, key string, start, end int) {
	if start < 0 || end > len(q.Text) || start >= end {
		return
	}
	name := key
	if ClassifyName(key) == NameOther && ClassifyName(q.Name).Credential() && !tailStops[strings.ToLower(key)] {
		name = q.Name
	}
	for _, f := range q.inside(name, q.Text, start, end).Found {
		if f.Around.Empty() {
			f.Around = NewSecret(q.Text)
		}
		v.Found = append(v.Found, f)
	}
}
