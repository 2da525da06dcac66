package remedy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// ReadOnly returns the fix that has a server write nothing, by the switch that
// it is known to have or by turning over the one that lets it write. It is
// unsafe: an agent may be meant to write.
func ReadOnly(doc *grant.Document, s *grant.Server) []lint.Fix {
	lang, ok := language(doc)
	if !ok || doc.Tree == nil || len(doc.Tree.Problems) > 0 {
		return nil
	}
	at, found := find(doc.Tree, s.Writing.Span)
	if !found {
		return nil
	}
	w := &switching{edit.New(doc.Tree, lang), at, s, s.Writing.Server}
	var title string
	switch {
	case s.Writing.Mode == grant.Writable:
		title = w.turn()
	case s.Writing.Remote:
		title = w.address()
	default:
		title = w.start(resolve(doc.Tree, s.Path))
	}
	if title == "" {
		return nil
	}
	return finish(w.Editor, lint.Fix{Title: title, Safety: lint.Unsafe, Next: "the boundary is a key that can only read"})
}

// switching is the work on one server. What its methods return is the title of
// the fix, or empty where there is none.
type switching struct {
	*edit.Editor
	at     spot // what lets it write, else its address or program
	server *grant.Server
	known  *inventory.Switched
}

// turn turns over the switch that lets the server write.
func (w *switching) turn() string {
	n := w.at.node()
	name, value, assigned := strings.Cut(n.Text, "=")
	switch {
	case w.at.up(1).Kind == syntax.Object:
		return w.over(n, 0, w.at.key(0))
	case w.at.up(1).Kind != syntax.Array:
		return ""
	case w.known != nil && strings.HasPrefix(w.known.Set.Flag, name+"="):
		w.Write(n, w.known.Set.Flag)
		return "write " + w.known.Set.Flag
	case assigned:
		return w.over(n, len(n.Text)-len(value), name)
	}
	args, i := w.at.up(1), w.at.at(0)
	if i+1 < len(args.Items) && opposite(args.Items[i+1].Text) != "" {
		return w.over(args.Items[i+1], 0, name)
	}
	w.Remove(args, i)
	return fmt.Sprintf("take %s out", name)
}

// over turns over the value that begins at an offset of a scalar.
func (w *switching) over(n *syntax.Node, from int, name string) string {
	other := opposite(n.Text[from:])
	switch {
	case other == "":
		return ""
	case n.Kind == syntax.Bool:
		w.Set(n, other == "true")
	default:
		w.Splice(n, from, len(n.Text), other)
	}
	return fmt.Sprintf("set %s to %s", name, other)
}

// pairs are the words for off and on.
var pairs = [][2]string{{"false", "true"}, {"0", "1"}, {"no", "yes"}, {"off", "on"}}

// opposite is on for off and off for on, or empty.
func opposite(word string) string {
	for _, p := range pairs {
		switch strings.ToLower(word) {
		case p[0]:
			return p[1]
		case p[1]:
			return p[0]
		}
	}
	return ""
}

// address writes the switch into the address of a remote server.
func (w *switching) address() string {
	url := w.server.URL
	at, set := len(url.Text), w.known.Set
	switch query := strings.Contains(url.Text, "?"); {
	case strings.ContainsAny(url.Text, "#${}"):
		return ""
	case set.Query != "" && query:
		w.Splice(url, at, at, "&"+set.Query)
		return fmt.Sprintf("add %q to the query of the address", set.Query)
	case set.Query != "":
		w.Splice(url, at, at, "?"+set.Query)
		return fmt.Sprintf("add %q to the query of the address", set.Query)
	case !query:
		w.Splice(url, len(strings.TrimRight(url.Text, "/")), at, set.Path)
		return fmt.Sprintf("add %q to the address", set.Path)
	}
	return ""
}

// start sets the switch where the server is started: in its environment, which
// a container gets by its own -e, or behind its words.
func (w *switching) start(entry *syntax.Node) string {
	list, i := w.word(entry)
	set := w.known.Set
	name, value, _ := strings.Cut(set.Variable, "=")
	container := list != nil && contained(list, i, w.server.Command)
	switch {
	case set.Variable != "" && container:
		w.Insert(list, i, "-e", set.Variable)
		return "give the container " + set.Variable
	case set.Variable != "":
		if !setVariable(w.Editor, entry, name, value) {
			return ""
		}
		return fmt.Sprintf("set %s to %s", name, value)
	case list == nil && strings.ContainsAny(w.server.Command, " \t"):
		return "" // perhaps a whole command line
	case list == nil && entry.Get("args") == nil:
		w.Put(entry, "args", []string{set.Flag})
	case list == nil && entry.Get("args").Kind != syntax.Array:
		return ""
	case list == nil:
		w.Append(entry.Get("args"), set.Flag)
	case container && i == len(list.Items)-1:
		return "" // a first word would take the place of those that the image brings
	default:
		w.Append(list, set.Flag)
	}
	return "add " + set.Flag
}

// word is the server's own word in a list: its package, image or program.
func (w *switching) word(entry *syntax.Node) (*syntax.Node, int) {
	for _, key := range []string{"command", "cmd", "args", "arguments"} {
		list := entry.Get(key)
		if list == nil || list.Kind != syntax.Array {
			continue
		}
		i := slices.IndexFunc(list.Items, func(n *syntax.Node) bool {
			return n.Scalar() && w.server.Writing.Starts(n.Text)
		})
		if i >= 0 {
			return list, i
		}
	}
	return nil, 0
}
