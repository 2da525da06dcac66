package remedy

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
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
	if m.Launch == nil && windows(server.Command) {
		return byHand("the server is started on Windows, where no shell fetches %s: --with a manager that starts programs itself, as op or doppler", w.variable())
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
	if server.Wrapped != m.ID {
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

// windows reports whether a command is one of Windows, by its ending or because
// it is the command interpreter.
func windows(command string) bool {
	name := strings.ToLower(command[strings.LastIndexAny(command, `/\`)+1:])
	return name == "cmd" || name == "powershell" || slices.Contains([]string{".cmd", ".bat", ".exe", ".ps1"}, path.Ext(name))
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
		if store := w.manager.Stored(w.by.At, m); store != nil && w.manager.Input == managers.Plain {
			place = fmt.Sprintf("%q reads it from standard input", strings.Join(store, " "))
		}
		places = append(places, place)
	}
	return strings.Join(places, "; ")
}
