package remedy

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// passengers are the literals of the same server, and what belongs to them.
func (w *work) passengers() []*work {
	var out []*work
	for _, g := range w.doc.Grants {
		if g.Holder.Server == w.g.Holder.Server && g.Kind == credential.Literal {
			if one, ok := begin(w.doc, g, w.by); ok {
				one.manager = w.manager
				out = append(out, one)
			}
		}
	}
	return out
}

// board takes one literal out of the server's entry, so that the launcher can
// inject it.
func (w *work) board(e *edit.Editor) ([]lint.Moved, bool) {
	switch w.g.Field {
	case "env":
		return w.boardEnv(e)
	case "args":
		return w.boardArgument(e)
	}
	return nil, false
}

// boardEnv hands over a variable, and the others of an AWS credential with it:
// half of one opens nothing and leaves the other half behind.
func (w *work) boardEnv(e *edit.Editor) ([]lint.Moved, bool) {
	if len(w.g.Refs) > 0 && w.g.Within != credential.Default {
		return nil, false
	}
	moved := w.moved(w.g, w.envName(), text(w.whole()))
	if !w.hand(e, w.spot, moved) {
		return nil, false
	}
	out := []lint.Moved{moved}
	for _, half := range w.halves() {
		m := w.moved(w.g, half.key(0), text(half.node().Text)) // not shared with others: the launcher is this server's own
		if !w.hand(e, half, m) {
			return nil, false
		}
		out = append(out, m)
	}
	return out, true
}

// hand writes the manager's reference in place of a value, or takes the entry
// out where the launcher sets the variable itself.
func (w *work) hand(e *edit.Editor, s spot, m lint.Moved) bool {
	if w.manager.Reference != "" {
		from := w.start(s)
		e.Splice(s.node(), from, len(s.node().Text), w.place(w.manager.Reference, m))
		return true
	}
	return take(e, s)
}

// start is where the value begins in a scalar: behind the name in NAME=value.
func (w *work) start(s spot) int {
	if s.up(1).Kind == syntax.Array {
		if name, _, found := strings.Cut(s.node().Text, "="); found && name == w.g.Name {
			return len(name) + 1
		}
	}
	return 0
}

// whole is the text of the variable, of which the credential may be a part.
func (w *work) whole() string { return w.spot.node().Text[w.start(w.spot):] }

// envName is the variable that the server reads.
func (w *work) envName() string {
	if w.g.Name != "" && w.start(w.spot) > 0 {
		return w.g.Name
	}
	switch key := w.spot.key(0); {
	case key == "value" && w.spot.up(1).Get("name").Scalar():
		return w.spot.up(1).Get("name").Text
	case key != "":
		return key
	}
	return w.g.Name
}

// take removes the entry of a variable: a member, an item, or the object
// around {name, value}.
func take(e *edit.Editor, s spot) bool {
	parent := s.up(1)
	if parent == nil {
		return false
	}
	if s.key(0) == "value" && parent.Get("name") != nil && s.up(2) != nil && s.up(2).Kind == syntax.Array {
		e.Remove(s.up(2), s.at(1))
		return true
	}
	e.Remove(parent, s.at(0))
	return true
}

// awsParts are the variables of one AWS credential.
var awsParts = []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}

// halves are the other variables of the AWS credential of which w is a part and
// that no finding of their own names.
func (w *work) halves() []spot {
	parent := w.spot.up(1)
	if parent.Kind != syntax.Object || !slices.Contains(awsParts, w.spot.key(0)) {
		return nil
	}
	var out []spot
	for i, m := range parent.Members {
		if !slices.Contains(awsParts, m.Key.Text) || m.Value == w.spot.node() || !w.bare(m.Value) {
			continue
		}
		s := w.spot
		s.chain = append(slices.Clone(s.chain[:len(s.chain)-1]), m.Value)
		s.index = append(slices.Clone(s.index[:len(s.index)-1]), i)
		out = append(out, s)
	}
	return out
}

// bare reports whether a scalar is no reference and no grant says that it is a
// literal; then it is handed over for itself.
func (w *work) bare(n *syntax.Node) bool {
	if !n.Scalar() || n.Text == "" || len(credential.References(n.Text)) > 0 {
		return false
	}
	return !slices.ContainsFunc(w.doc.Grants, func(g *grant.Grant) bool {
		return g.Kind == credential.Literal && n.Span.Contains(g.Place.Value)
	})
}
