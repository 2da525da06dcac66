package credential

import (
	"math/bits"
	"regexp"
	"strings"
	"sync"

	"github.com/credlint/credlint/internal/credential/managers"
)

// notation is one way in which a manager names a secret, ready to be matched.
type notation struct {
	managers.Reference
	manager string // its id
	re      *lazy
}

// notations are those of all managers, and their heads by first byte, so that
// one look at a text tells which of them it may hold.
type notations struct {
	all   []notation
	heads [256][]head
	pairs [1 << 10]uint64 // a bit for each pair of bytes that begins a head
}

// head is a text without which no text is of a notation, of which at is the
// number.
type head struct {
	text string
	at   int
}

// grammar compiles no pattern: that is done when one is first needed.
var grammar = sync.OnceValue(func() *notations {
	t := &notations{}
	for _, m := range managers.Table() {
		for _, r := range m.References {
			for _, h := range r.Heads {
				t.heads[h[0]] = append(t.heads[h[0]], head{h, len(t.all)})
				pair := uint16(h[0])<<8 | uint16(h[1])
				t.pairs[pair>>6] |= 1 << (pair & 63)
			}
			t.all = append(t.all, notation{r, m.ID, pattern(r.Pattern)})
		}
	}
	return t
})

// lazy is a pattern that is compiled when it is first needed.
type lazy struct {
	once sync.Once
	text string
	re   *regexp.Regexp
}

func (l *lazy) match(s string) bool {
	l.once.Do(func() { l.re = regexp.MustCompile(l.text) })
	return l.re.MatchString(s)
}

func pattern(text string) *lazy { return &lazy{text: text} }

// managerOf tells which manager's notation the whole text is written in.
func managerOf(text string) (notation, bool) {
	t := grammar()
	var seen [4]uint64 // a bit for each notation
	for i := range len(text) - 1 {
		pair := uint16(text[i])<<8 | uint16(text[i+1])
		if t.pairs[pair>>6]>>(pair&63)&1 == 0 {
			continue
		}
		for _, h := range t.heads[text[i]] {
			if strings.HasPrefix(text[i:], h.text) {
				seen[h.at>>6] |= 1 << (h.at & 63)
			}
		}
	}
	for word, set := range seen {
		for ; set != 0; set &= set - 1 {
			if n := &t.all[word<<6+bits.TrailingZeros64(set)]; n.re.match(text) {
				return *n, true
			}
		}
	}
	return notation{}, false
}

// wholeReference reads notations that are the whole value: a manager's (m, if
// managed is set), a program's expression for an environment variable, a mounted secret's path.
func wholeReference(text string, m notation, managed bool) (Ref, bool) {
	trimmed := strings.TrimSpace(text)
	whole := Ref{Start: 0, End: len(text)}
	if name, ok := strings.CutPrefix(trimmed, "os.environ/"); ok {
		whole.Syntax, whole.Name = OSEnviron, name
		return whole, true
	}
	if managed && !m.Encrypted && !strings.Contains(trimmed, "{{") {
		whole.Syntax, whole.Name, whole.Manager = Manager, m.ID, m.manager
		return whole, true
	}
	if mayRead(trimmed) && expression.match(trimmed) {
		whole.Syntax, whole.Name = Command, trimmed
		return whole, true
	}
	return Ref{}, false
}

// mayRead reports whether a word of expression stands in a text.
func mayRead(text string) bool {
	return strings.Contains(text, "env") || strings.Contains(text, "ENV")
}

// expression is code that reads a variable: process.env.X, os.getenv("X").
var expression = pattern(`^(?:process\.env[.\[]|import\.meta\.env\.|os\.(?:getenv|environ|Getenv)\b|System\.getenv|ENV\[|env\(|getenv\(|Deno\.env|std::env)`)
