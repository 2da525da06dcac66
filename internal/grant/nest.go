package grant

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// nest is the texts of a script in which commands may stand, ordered so that
// those around a place are found without a look at the others.
type nest []shelter

// shelter is one such text: a word, the value of a variable, a heredoc.
type shelter struct {
	span source.Span
	in   *shell.Command
	name *syntax.Node // of the variable, nil for another text
	// parent is the index of the next one around, or -1.
	parent int
}

// nestOf orders the texts of a list of commands: all of them, or only the values
// of variables.
func nestOf(list []*shell.Command, values bool) nest {
	var n nest
	add := func(c *shell.Command, text, name *syntax.Node) {
		if text != nil && strings.ContainsAny(text.Text, "(`") {
			n = append(n, shelter{text.Span, c, name, -1})
		}
	}
	for _, c := range list {
		if values {
			for _, a := range c.Assignments {
				add(c, a.Value, a.Name)
			}
			continue
		}
		for _, w := range c.Words {
			add(c, w, nil)
		}
		add(c, c.Input, nil)
	}
	slices.SortStableFunc(n, func(a, b shelter) int {
		return cmp.Or(a.span.Start-b.span.Start, b.span.End-a.span.End)
	})
	last := -1
	for i := range n {
		for last >= 0 && n[last].span.End < n[i].span.End {
			last = n[last].parent
		}
		n[i].parent, last = last, i
	}
	return n
}

// around yields the texts in which a place stands, from the nearest on.
func (n nest) around(at source.Span) iter.Seq[shelter] {
	return func(yield func(shelter) bool) {
		i := sort.Search(len(n), func(i int) bool { return n[i].span.Start > at.Start }) - 1
		for ; i >= 0; i = n[i].parent {
			if s := n[i]; s.span.End >= at.End && s.span != at && !yield(s) {
				return
			}
		}
	}
}
