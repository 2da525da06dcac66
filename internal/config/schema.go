package config

import (
	"encoding/json"
	"reflect"

	"github.com/credlint/credlint/internal/credential/managers"
)

// Schema is the JSON Schema of the file, for editors. known are the ids of all
// rules.
func Schema(known []string) ([]byte, error) {
	s := &schema{known: known}
	root := s.of(reflect.TypeFor[Config]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "https://raw.githubusercontent.com/credlint/credlint/main/internal/config/schema.json"
	root["title"] = "The configuration of credlint (" + Name + ")"
	root["type"] = []string{"object", "null"}
	text, err := json.MarshalIndent(root, "", "  ")
	return append(text, '\n'), err
}

type schema struct{ known []string }

type object = map[string]any

// of is the schema of a type.
func (s *schema) of(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[Level]():
		return object{"enum": []any{"off", "on", "note", "warning", "error", false, true}}
	case reflect.TypeFor[Duration]():
		return object{"type": "string", "pattern": `^([0-9]+(\.[0-9]+)?(h|m|s|ms))+$`}
	case reflect.TypeFor[Day]():
		return object{"type": "string", "format": "date"}
	case reflect.TypeFor[ID]():
		return object{"type": "string", "pattern": goodID().String()}
	case reflect.TypeFor[Pattern]():
		return object{"type": "string", "format": "regex", "minLength": 1}
	case reflect.TypeFor[Manager]():
		return object{"enum": managers.Keepers()}
	case reflect.TypeFor[Allows]():
		return object{"enum": reaches()}
	}
	switch t.Kind() {
	case reflect.Slice:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "propertyNames": object{"enum": s.known}, "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.fields(t)
	}
	return object{"type": "string", "minLength": 1}
}

func (s *schema) fields(t reflect.Type) object {
	properties, needed := object{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		name, required := keyOf(f)
		if name == "" {
			continue
		}
		p := s.of(f.Type)
		if name == "rule" {
			p = object{"enum": s.known}
		}
		p["description"] = f.Tag.Get("doc")
		properties[name] = p
		if required {
			needed = append(needed, name)
		}
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties, "required": needed}
}
