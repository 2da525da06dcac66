package jsonc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/syntax"
)

// leaf is a scalar as both readers tell it: where, how it is written, what it
// says.
type leaf struct {
	at, raw, text string
	start         int
}

// Where a text is JSON, another reader finds the same scalars in the same
// places, with the same text.
func TestAgreesWithGJSON(t *testing.T) {
	for _, text := range agreed {
		if !gjson.Valid(text) {
			t.Errorf("%q is no JSON, so it compares nothing", text)
		}
		compare(t, text)
	}
}

func FuzzAgreesWithGJSON(f *testing.F) {
	for _, text := range agreed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if gjson.Valid(text) && strings.Count(text, "[")+strings.Count(text, "{") <= syntax.MaxDepth {
			compare(t, text)
		}
	})
}

var agreed = []string{
	`"x"`, ` -0.5E+1 `, `null`, `[]`, "{\r\n}\t",
	`{"a": "x", "n": -1.5e3, "t": true, "f": false, "z": null, "e": {}, "l": [1, [], ["é𝄞"]]}`,
	`{"k\u0065y": "\"\\\/\b\f\n\r\té\u0061\uD83D\uDE00"}`,
	`["\ud800", "\ud800\u0061", "\udc00\ud800", "\ud800\ud800\udc00"]`,
	`{"a": 1, "a": 2, "": {"": ""}}`,
	`{"https://x//y": "/* no comment */ // nor this", "#": "#"}`,
	`{"a":{"b":[{"c":"d"},{"c":[{"e":"}"}]}]}}`,
}

func compare(t *testing.T, text string) {
	t.Helper()
	tree := parse(t, text)
	if len(tree.Problems) > 0 || len(tree.Roots) != 1 {
		t.Fatalf("%q is JSON, but gives %d roots and the problems %v", text, len(tree.Roots), tree.Problems)
	}
	got, want := ours(text, "", tree.Roots[0]), theirs("", gjson.Parse(text))
	if !slices.Equal(got, want) {
		t.Errorf("%q\n got %+v\nwant %+v", text, got, want)
	}
}

func ours(text, at string, n *syntax.Node) []leaf {
	if n.Scalar() {
		return []leaf{{at, text[n.Span.Start:n.Span.End], n.Text, n.Span.Start}}
	}
	var out []leaf
	for _, m := range n.Members {
		out = append(out, ours(text, at+"/"+m.Key.Text, m.Value)...)
	}
	for i, item := range n.Items {
		out = append(out, ours(text, fmt.Sprint(at, "/", i), item)...)
	}
	return out
}

func theirs(at string, r gjson.Result) []leaf {
	if !r.IsArray() && !r.IsObject() {
		says := r.Raw
		if r.Type == gjson.String {
			says = r.Str
		}
		return []leaf{{at, r.Raw, says, r.Index}}
	}
	var out []leaf
	i := 0
	r.ForEach(func(key, value gjson.Result) bool {
		name := fmt.Sprint(i)
		if r.IsObject() {
			name = key.Str
		}
		out = append(out, theirs(at+"/"+name, value)...)
		i++
		return true
	})
	return out
}
