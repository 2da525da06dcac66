package anatomy

import (
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
)

// nameOf is the name of a decoder's function.
func nameOf(d decoder) string {
	name := runtime.FuncForPC(reflect.ValueOf(d).Pointer()).Name()
	return name[strings.LastIndexByte(name, '.')+1:]
}

// FuzzDecoder runs the decoder of a name on a text of a format, whatever the
// others say. None panics, and after cleaning nothing that it tells is the text.
func FuzzDecoder(f *testing.F) {
	byName := map[string]decoder{}
	for _, d := range decoders {
		byName[nameOf(d)] = d
	}
	for _, tt := range samples {
		for name := range byName {
			f.Add(name, Read(tt.name, credential.NewSecret(tt.text), "").Format, tt.text)
		}
	}
	f.Fuzz(func(t *testing.T, name, format, text string) {
		d, ok := byName[name]
		if !ok || len(text) > MaxText {
			return
		}
		a := unknown()
		a.become(format)
		d(text, &a)
		a.clean(text)
		for _, id := range a.IDs {
			if len(text) > 8 && strings.Contains(id.Value, text) || len(id.Value) > maxID {
				t.Errorf("%s: the %s is not fit to be shown", name, id.Name)
			}
		}
		for _, note := range a.Notes {
			if len(text) > 8 && strings.Contains(note, text) {
				t.Errorf("%s: a note is the text", name)
			}
		}
	})
}
