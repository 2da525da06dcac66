package engine

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
)

// set returns the set of the bytes of s.
func set(s string) Set {
	var out Set
	for i := range len(s) {
		out.Add(s[i])
	}
	return out
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// toy is a token with a head, a name with a value, and a rule that has only a
// gate.
func toy() *Rules {
	return &Rules{
		Sets: []Set{{}, set(letters), set("=")},
		Rules: []Rule{
			{
				ID: "token", Pattern: `\btok_([a-z]{4})`, Length: Reach{N: 8},
				Anchors: []Anchor{{Text: "tok_", Exact: "tok_", Word: true, Ahead: []Step{{Set: 1, Min: 4, Max: 4}}}},
				Allow:   []Allow{{Words: []string{"demo"}}},
			},
			{
				ID: "named", Rank: Generic, Pattern: `(?i)key=([a-z_]+)`, Length: Reach{N: 6, Free: 1},
				Anchors: []Anchor{{Text: "key", Ahead: []Step{{Set: 2, Min: 1, Max: 1}}}},
			},
			{ID: "gated", Pattern: `[0-9]{3}`, Gates: []string{"acme"}, Path: `\.txt$`},
		},
	}
}

func TestFind(t *testing.T) {
	match := func(typ string, start, end int) credential.Match {
		return credential.Match{Type: typ, Start: start, End: end}
	}
	tests := []struct {
		name, path, text string
		want             []credential.Match
	}{
		{"the group, not the match", "", "x tok_abcd", []credential.Match{match("token", 6, 10)}},
		{"not inside a word", "", "xtok_abcd", nil},
		{"not in another case", "", "TOK_abcd", nil},
		{"an allowed word", "", "tok_demo", nil},
		{"a name in any case", "", "KEY=abc", []credential.Match{match("named", 4, 7)}},
		{"the specific rule wins", "", "key=tok_abcd", []credential.Match{match("token", 8, 12)}},
		{"a gate opens the whole text", "a.txt", "123 acme", []credential.Match{match("gated", 0, 3)}},
		{"without its gate", "a.txt", "123", nil},
		{"in a file of another kind", "a.go", "123 acme", nil},
		{"two, sorted", "", "key=zz tok_abcd", []credential.Match{match("named", 4, 6), match("token", 11, 15)}},
		{"at the very end", "", "tok_abc", nil},
	}
	e := New(toy(), nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := e.Find(tt.path, []byte(tt.text)); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// A rule that has used up its windows reads the rest at once, and finds the same.
func TestBudget(t *testing.T) {
	text := strings.Repeat("key= ", 4000) + "key=abc"
	got := New(toy(), nil).Find("", []byte(text))
	want := []credential.Match{{Type: "named", Start: len(text) - 3, End: len(text)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAutomaton(t *testing.T) {
	words := []string{"he", "she", "his", "hers", "a-", "sk"}
	var list []word
	for i, w := range words {
		list = append(list, word{w, uint32(i)})
	}
	a := newAutomaton(list)
	const text = "uSHErs ask-a-his \xff"
	var got []string
	a.scan([]byte(text), nil, func(ref uint32, end int) {
		found := text[end-len(words[ref]) : end]
		if !strings.EqualFold(found, words[ref]) {
			t.Errorf("%q for %q", found, words[ref])
		}
		got = append(got, words[ref])
	})
	if want := []string{"she", "he", "hers", "sk", "a-", "his"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Wherever a word stands, on the border of two lanes too, it is found once, and in
// the order of ends.
func TestLanes(t *testing.T) {
	words := []string{"ab", "bab", "abba", "c", "caabcaab", "bbbbbbbbbbbb"}
	var list []word
	for i, w := range words {
		list = append(list, word{w, uint32(i)})
	}
	a := newAutomaton(list)
	random := rand.New(rand.NewPCG(1, 1))
	var later []occurrence
	for _, length := range []int{0, 90, 100, 1000, 8191, 8192, 8193, 30_000} {
		text := make([]byte, length)
		for i := range text {
			text[i] = "abbbbc"[random.IntN(6)]
		}
		found := map[occurrence]int{}
		last := 0
		later = a.scan(text, later, func(ref uint32, end int) {
			if end < last {
				t.Fatalf("%d after %d", end, last)
			}
			last = end
			found[occurrence{ref, end}]++
		})
		for ref, w := range words {
			for end := len(w); end <= length; end++ {
				want := 0
				if string(text[end-len(w):end]) == w {
					want = 1
				}
				if got := found[occurrence{uint32(ref), end}]; got != want {
					t.Fatalf("%d bytes: %q is found %d times before %d, want %d", length, w, got, end, want)
				}
			}
		}
	}
}

func TestWalk(t *testing.T) {
	r := &Rules{Sets: []Set{{}, set(letters), set(letters + "="), set("="), set("0123456789")}}
	tests := []struct {
		name  string
		steps []Step
		text  string
		want  fit
	}{
		{"a run", []Step{{Set: 1, Min: 3, Max: 5}}, "abc", fitting},
		{"too short a run", []Step{{Set: 1, Min: 3, Max: 5}}, "ab=", unfit},
		{"a longer run leaves the rest to the next", []Step{{Set: 2, Min: 1, Max: 4}, {Set: 3, Min: 1, Max: 1}}, "abc=", fitting},
		{"no way to share", []Step{{Set: 1, Min: 1, Max: Unbounded}, {Set: 3, Min: 1, Max: 1}}, "abc1", unfit},
		{"a byte that is needed", []Step{{Set: 2, Need: 3, Min: 2, Max: Unbounded}}, "ab=c", fitting},
		{"and is missing", []Step{{Set: 2, Need: 3, Min: 2, Max: Unbounded}}, "abc1=", dull},
		{"a run too long to count", []Step{{Set: 1, Min: 1, Max: Unbounded}, {Set: 4, Min: 1, Max: 1}}, strings.Repeat("a", 5000), fitting},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := r.walk(tt.steps, []byte(tt.text), 0, 1); got != tt.want {
				t.Errorf("forwards: %v", got)
			}
		})
	}
	if r.walk([]Step{{Set: 3, Min: 1, Max: 1}, {Set: 1, Min: 2, Max: 2}}, []byte("ab="), 2, -1) != fitting {
		t.Error("backwards: not found")
	}
}

func TestEntropy(t *testing.T) {
	for text, want := range map[string]float64{"aaaa": 0, "abcd": 2, "aabb": 1} {
		if got := entropy([]byte(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// What the pass costs that every byte of every file goes through.
func BenchmarkPrefilter(b *testing.B) {
	var words []word
	for i, w := range strings.Fields("ghp_ glpat- sk- key token secret passw api auth access akia xox eyj -----beg hooks.sl") {
		words = append(words, word{w, uint32(i)})
	}
	a := newAutomaton(words)
	text := []byte(strings.Repeat("func (c *Client) login(ctx context.Context, user string) error { return c.do(ctx, user) }\n", 1000))
	hits := 0
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.scan(text, nil, func(uint32, int) { hits++ })
	}
}
