package credential

import (
	"regexp"
	"strings"
	"sync"

	"github.com/credlint/credlint/internal/credential/managers"
)

// notation is one way in which a manager names a secret, ready to be matched.
type notation struct {
	managers.Reference
	re *lazy
}

// notations are those of all managers. Patterns are compiled when they are
// first needed.
var notations = sync.OnceValue(func() []notation {
	var all []notation
	for _, m := range managers.Table() {
		for _, r := range m.References {
			all = append(all, notation{r, pattern(r.Pattern)})
		}
	}
	return all
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
	for _, n := range notations() {
		for _, head := range n.Heads {
			if strings.Contains(text, head) && n.re.match(text) {
				return n, true
			}
		}
	}
	return notation{}, false
}

// wholeReference reads notations that are the whole value: a manager's, a
// program's expression for an environment variable, a mounted secret's path.
func wholeReference(text string) (Ref, bool) {
	trimmed := strings.TrimSpace(text)
	whole := Ref{Start: 0, End: len(text)}
	if name, ok := strings.CutPrefix(trimmed, "os.environ/"); ok {
		whole.Syntax, whole.Name = OSEnviron, name
		return whole, true
	}
	if m, ok := managerOf(trimmed); ok && !m.Encrypted && !strings.Contains(trimmed, "{{") {
		whole.Syntax, whole.Name = Manager, m.ID
		return whole, true
	}
	if expression.match(trimmed) {
		whole.Syntax, whole.Name = Command, trimmed
		return whole, true
	}
	return Ref{}, false
}

// expression is code that reads a variable: process.env.X, os.getenv("X").
var expression = pattern(`^(?:process\.env[.\[]|import\.meta\.env\.|os\.(?:getenv|environ|Getenv)\b|System\.getenv|ENV\[|env\(|getenv\(|Deno\.env|std::env)`)
