package syntax

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
)

// The raw text of the scalar under test is
//
//	"ab\u0063dé\n"
//	0123456789...
//
// with the escape \u0063 at 3 to 9 and \n at 12 to 14.
func escaped() *Node {
	d := NewDecoding([]byte(`"ab\u0063dé\n"`))
	d.Same(source.Span{Start: 1, End: 3})
	d.As("c", source.Span{Start: 3, End: 9})
	d.Same(source.Span{Start: 9, End: 10})
	d.Same(source.Span{Start: 10, End: 12})
	d.As("\n", source.Span{Start: 12, End: 14})
	return d.Node(String, source.Span{Start: 0, End: 15}, source.Span{Start: 1, End: 14})
}

func TestRaw(t *testing.T) {
	n := escaped()
	if n.Text != "abcdé\n" || len(n.Pieces) != 4 {
		t.Fatalf("decoded %q in %d pieces", n.Text, len(n.Pieces))
	}
	for _, c := range []struct {
		from, to int
		want     source.Span
	}{
		{0, 7, source.Span{Start: 1, End: 14}},
		{0, 1, source.Span{Start: 1, End: 2}},
		{1, 3, source.Span{Start: 2, End: 9}}, // up to the end of the escape
		{2, 3, source.Span{Start: 3, End: 9}},
		{3, 6, source.Span{Start: 9, End: 12}},
		{6, 7, source.Span{Start: 12, End: 14}},
		{2, 2, source.Span{Start: 3, End: 3}}, // empty, in front of the escape
		{7, 7, source.Span{Start: 14, End: 14}},
	} {
		if got := n.Raw(c.from, c.to); got != c.want {
			t.Errorf("Raw(%d, %d) = %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestRawWithoutPieces(t *testing.T) {
	n := &Node{Kind: String, Inner: source.Span{Start: 10, End: 13}, Text: "abc"}
	if got, want := n.Raw(1, 3), (source.Span{Start: 11, End: 13}); got != want {
		t.Errorf("Raw = %v, want %v", got, want)
	}
}

func TestDecodingVerbatimHasNoPieces(t *testing.T) {
	d := NewDecoding([]byte(`"abc"`))
	d.Same(source.Span{Start: 1, End: 2})
	d.Same(source.Span{Start: 2, End: 4})
	n := d.Node(String, source.Span{Start: 0, End: 5}, source.Span{Start: 1, End: 4})
	if n.Text != "abc" || n.Pieces != nil {
		t.Errorf("text %q, pieces %v", n.Text, n.Pieces)
	}
}

func TestGetTakesTheLastEnabledMember(t *testing.T) {
	member := func(text string, disabled bool) Member {
		return Member{Key: &Node{Kind: String, Text: "k"}, Value: &Node{Kind: String, Text: text}, Disabled: disabled}
	}
	n := &Node{Kind: Object, Members: []Member{member("first", false), member("last", false), member("off", true)}}
	if got := n.Get("k"); got == nil || got.Text != "last" {
		t.Errorf("Get = %v", got)
	}
	if n.Get("x") != nil || (*Node)(nil).Get("k") != nil {
		t.Error("a value where there is none")
	}
}

func TestPointer(t *testing.T) {
	if got, want := Pointer("").Key("a/b~c").Index(2).Key(""), Pointer("/a~1b~0c/2/"); got != want {
		t.Errorf("pointer %q, want %q", got, want)
	}
	if got, want := Pointer("/a~1b~01c/2/").Keys(), []string{"a/b~1c", "2", ""}; !slices.Equal(got, want) {
		t.Errorf("keys %q, want %q", got, want)
	}
	if got := Pointer("").Keys(); len(got) > 0 {
		t.Errorf("keys of the root: %q", got)
	}
}

func TestPointerMap(t *testing.T) {
	double := func(key string) string { return strings.ReplaceAll(key, "/", "//") }
	for p, want := range map[Pointer]Pointer{"/a~1b/c~0/0": "/a~1~1b/c~0/0", "/a/b": "/a/b", "": "", "line 3": "line 3"} {
		if got := p.Map(double); got != want {
			t.Errorf("%s: got %s, want %s", p, got, want)
		}
	}
}

func TestBlankConflicts(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"two sides", "<<<<<<< a\r\nx\r\n=======\r\ny\r\n>>>>>>>\r\n", "         \r\nx\r\n       \r\ny\r\n       \r\n"},
		{"a heading is no marker", "x\n=======\n", "x\n=======\n"},
		{"nor is a longer rule", "<<<<<<<<\n", "<<<<<<<<\n"},
		{"nor is one within a line", " <<<<<<< a\n", " <<<<<<< a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, first := BlankConflicts([]byte(c.in))
			if string(text) != c.want {
				t.Errorf("text %q, want %q", text, c.want)
			}
			if changed := c.in != c.want; changed == first.Empty() {
				t.Errorf("first marker at %v", first)
			}
		})
	}
}

func TestHashComments(t *testing.T) {
	text := []byte("#a\nx#b '# c' # d\r\n# e")
	within := source.Span{Start: 0, End: len(text)}
	taken := []source.Span{{Start: 7, End: 12}}
	var got []string
	for _, s := range HashComments(text, within, taken, true) {
		got = append(got, string(text[s.Start:s.End]))
	}
	if len(got) != 3 || got[0] != "#a" || got[1] != "# d" || got[2] != "# e" {
		t.Errorf("comments %q", got)
	}
}

// Keys are what a pointer was made of, and a pointer is made of its keys.
func FuzzPointer(f *testing.F) {
	f.Add("a/b~c", "", 2, "/a~1b~0c/2/")
	f.Add("~1", "~01", 0, "~")
	f.Fuzz(func(t *testing.T, key, other string, i int, text string) {
		p := Pointer("").Key(key).Index(i).Key(other)
		if got, want := p.Keys(), []string{key, strconv.Itoa(i), other}; !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", p, got, want)
		}
		same := func(key string) string { return key }
		if got := Pointer(text).Map(same); got != Pointer(text) {
			t.Errorf("%q has become %q", text, got)
		}
		mark := func(key string) string { return key + "!" }
		if got, want := p.Map(mark), Pointer("").Key(key+"!").Key(strconv.Itoa(i)+"!").Key(other+"!"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}
