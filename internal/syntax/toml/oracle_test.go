package toml

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	toml "github.com/pelletier/go-toml/v2"

	"github.com/credlint/credlint/internal/syntax"
)

// Where a text is TOML, the library's own decoder finds the same values under
// the same names. Numbers and times it turns into numbers and times, so only
// strings are compared by their text.
func TestAgreesWithTheDecoder(t *testing.T) {
	for _, text := range agreed {
		if !agrees(t, text) {
			t.Errorf("%q is no TOML, so it compares nothing", text)
		}
	}
}

func FuzzAgreesWithTheDecoder(f *testing.F) {
	for _, text := range agreed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { agrees(t, text) })
}

var agreed = []string{
	"s = 'é' # c\r\nn = 1_000\nb = true\nd = 1979-05-27T07:32:00Z\n",
	"a = \"é\\u0061\\n\\U0001F600#\"\nb = '''\nx'y'''\nc = \"\"\"\r\nab\\\n  cd\"\"\"\nd = \"\"\n",
	"a.\"b c\".'d' = 1\na . e = 'x'\n\"\" = 'empty'\n",
	"[s.a]\nk = '1'\n[other]\nk = '2'\n[s]\nk = '3'\n[s.b]\nc.d = '4'\n",
	"[[s]]\nk = 1\n[s.env]\nA = 'x'\n[[s]]\nk = 2\n[[s.t]]\nA = 'y'\n[[s.t]]\nA = 'z'\n",
	"i = { k = 1, z.y = ['1', 'a', # ]\n ['2']] }\ne=[]\nf = {}\ng = [{a = 'b'}, {a = 'c'}]\n",
}

// agrees compares both readers, and reports whether the text is TOML at all.
func agrees(t *testing.T, text string) bool {
	t.Helper()
	var doc map[string]any
	if toml.Unmarshal([]byte(text), &doc) != nil {
		return false
	}
	tree := parse(t, text)
	if len(tree.Problems) > 0 {
		return true // too deep, or a comment that looks like a conflict
	}
	got, want := map[string]string{}, map[string]string{}
	ours("", tree.Roots[0], got)
	theirs("", doc, want)
	for at, value := range want {
		if have, found := got[at]; !found || value != other && have != value {
			t.Errorf("%q: at %q is %q, want %q", text, at, have, value)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(got)) {
		if _, found := want[at]; !found {
			t.Errorf("%q: the decoder finds nothing at %q", text, at)
		}
	}
	return true
}

// other stands for a value that is no string.
const other = "\x00"

func ours(at string, n *syntax.Node, into map[string]string) {
	if n.Scalar() {
		into[at] = n.Text
	}
	for _, m := range n.Members {
		ours(fmt.Sprintf("%s/%q", at, m.Key.Text), m.Value, into)
	}
	for i, item := range n.Items {
		ours(fmt.Sprint(at, "/", i), item, into)
	}
}

func theirs(at string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for key, member := range v {
			theirs(fmt.Sprintf("%s/%q", at, key), member, into)
		}
	case []any:
		for i, item := range v {
			theirs(fmt.Sprint(at, "/", i), item, into)
		}
	case string:
		into[at] = v
	default:
		into[at] = other
	}
}
