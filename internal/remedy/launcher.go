package remedy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"

	shell "mvdan.cc/sh/v3/syntax"
)

// launch puts a manager's launcher before the command of a server, and takes
// out everything at once that the server gets in clear: two launchers of one
// server would not fit together.
func (w *work) launch(m *Manager) []lint.Fix {
	w.manager = m
	server := w.g.Holder.Server
	node := resolve(w.doc.Tree, server.Path)
	if node == nil {
		return byHand("the entry of the server cannot be found")
	}
	if server.Wrapped != "" && m.Reference == "" {
		return byHand("the server is started by a launcher already: have that one inject %s, and delete it here", w.variable())
	}
	e := w.editor()
	var moved []lint.Moved
	mine := false
	for _, l := range w.passengers() {
		one, ok := l.board(e)
		if !ok {
			continue
		}
		moved = append(moved, one...)
		mine = mine || l.g == w.g
	}
	if !mine {
		return w.exposed()
	}
	if server.Wrapped == "" || launcherOf(server.Wrapped) != m.ID {
		words, ok := w.words(moved)
		if !ok || !prepend(e, node, words) {
			return byHand("the command of the server is written in a way before which no launcher can be put")
		}
	}
	return finish(e, lint.Fix{
		Title:  fmt.Sprintf("start server %q through %s, which gives it %s", server.Name, m.Name, list(moved)),
		Safety: lint.Safe,
		Next:   fmt.Sprintf("keep %s in %s: %s", list(moved), m.Name, w.kept(moved)),
		Moved:  moved,
	})
}

// launcherOf is the manager's id by the word that credential.Launcher uses.
func launcherOf(wrapped string) string {
	if wrapped == "1password" {
		return "op"
	}
	return wrapped
}

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

// words are what stands before the server's command.
func (w *work) words(moved []lint.Moved) ([]string, bool) {
	if words := w.manager.Launched(w.by.At, moved...); words != nil {
		return words, true
	}
	// A failure of a command must not start the server with an empty variable:
	// "export A=$(B)" and "A=$(B) exec" would hide it. Nothing is exported before
	// all is fetched, so that no manager's program sees what another one gave.
	var script, names strings.Builder
	for _, m := range moved {
		fetch, err := quoted(w.manager.Fetched(w.by.At, m))
		if err != nil {
			return nil, false
		}
		fmt.Fprintf(&script, `%s="$(%s)" && `, m.Name, fetch)
		names.WriteString(" " + m.Name)
	}
	return []string{"sh", "-c", script.String() + "export" + names.String() + ` && exec "$@"`, "sh"}, true
}

// harmless are the letters of words that need no quotes behind the first word.
const harmless = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./=:@,+"

// quoted writes words as a shell reads them.
func quoted(words []string) (string, error) {
	out := make([]string, len(words))
	for i, word := range words {
		if i > 0 && strings.Trim(word, harmless) == "" {
			out[i] = word
			continue
		}
		q, err := shell.Quote(word, shell.LangPOSIX)
		if err != nil {
			return "", err
		}
		out[i] = q
	}
	return strings.Join(out, " "), nil
}

// prepend puts words before the command of a server entry.
func prepend(e *edit.Editor, server *syntax.Node, words []string) bool {
	key := "command"
	command := server.Get(key)
	if command == nil {
		key = "cmd"
		command = server.Get(key)
	}
	switch {
	case command == nil:
		return false
	case command.Kind == syntax.Array:
		e.Insert(command, 0, values(words)...)
		return len(command.Items) > 0
	case !command.Scalar(), strings.ContainsAny(command.Text, " \t"): // perhaps a whole command line
		return false
	}
	rest := append(words[1:len(words):len(words)], command.Text)
	args := server.Get("args")
	switch {
	case args == nil:
		e.Put(server, "args", rest)
	case args.Kind == syntax.Array:
		e.Insert(args, 0, values(rest)...)
	default:
		return false
	}
	e.Write(command, words[0])
	return true
}

func values(words []string) []edit.Value {
	out := make([]edit.Value, len(words))
	for i, word := range words {
		out[i] = word
	}
	return out
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

// list names variables.
func list(moved []lint.Moved) string {
	var names []string
	for _, m := range moved {
		if !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	return strings.Join(names, ", ")
}

// kept says where the manager is asked for them.
func (w *work) kept(moved []lint.Moved) string {
	var places []string
	for _, m := range moved {
		place := w.place(w.manager.Reference, m)
		if place == "" {
			place = w.manager.Where + " " + w.manager.at(w.by.At)
		}
		if store := w.manager.Stored(w.by.At, m); store != nil && w.manager.Input == Plain {
			place = fmt.Sprintf("%q reads it from standard input", strings.Join(store, " "))
		}
		places = append(places, place)
	}
	return strings.Join(places, "; ")
}
