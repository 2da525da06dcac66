package sink

import (
	"strings"
	"testing"
)

// No table makes the parser fail otherwise than with an error, and what it reads
// is found again at its place.
func FuzzParse(f *testing.F) {
	f.Add(text[:2000])
	f.Add("token p F(0)\nscopes p F(1...)\nnamed p/v2 T.M(0,1) a|b\nurl p T{F}\ntype p V=\npkce p F()")
	f.Add("token p F(99999999999999999999)")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse(text)
		if err != nil {
			return
		}
		for i := range table.All() {
			s := &table.All()[i]
			if s.Kind == "" || s.Symbol == "" || s.Arg < 0 {
				t.Errorf("%q gave %+v", text, *s)
			}
			found := table.At(s.Place())
			if len(found) == 0 && !strings.Contains(s.Package, "/v") {
				t.Errorf("%q: %s is not found again", text, s.Place())
			}
		}
	})
}
