package grant

import (
	"maps"
	"sync"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// environment are the variables that weaken managers, as far as a script sets them
// for the programs that it starts. It is not changed: with makes another one.
type environment map[string]string

// weakening are the names of all such variables.
var weakening = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, m := range managers.Table() {
		for _, w := range m.Weak {
			names[w.Variable] = true
		}
		for _, c := range m.Commands {
			for _, w := range c.Weak {
				names[w.Variable] = true
			}
		}
	}
	return names
})

// with is the environment with what a command sets besides.
func (e environment) with(c *shell.Command) environment {
	next, own := e, false
	for _, a := range c.Assignments {
		if !weakening()[a.Name.Text] {
			continue
		}
		if !own {
			next, own = maps.Clone(e), true
		}
		if next == nil {
			next = environment{}
		}
		next[a.Name.Text] = a.Value.Text
	}
	return next
}

// exports reports whether what a command sets is there for those behind it.
func exports(c *shell.Command) bool { return len(c.Words) > 0 && c.Words[0].Text == "export" }
