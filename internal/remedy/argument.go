package remedy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// boardArgument hands over what stands in a server's arguments, where it is
// known that the program takes it from its environment as well.
func (w *work) boardArgument(e *edit.Editor) ([]lint.Moved, bool) {
	server := resolve(w.doc.Tree, w.g.Holder.Server.Path)
	switch {
	case w.docker():
		return w.intoContainer(e, server)
	case w.bridged() && w.g.Within == credential.URLQuery:
		return w.intoBridgeHeader(e, server)
	case w.bridged():
		return w.intoBridge(e, server)
	case w.flag() != nil:
		return w.intoFlag(e, server)
	}
	return nil, false
}

// unargue hands an argument over in the server's environment, by what the client
// understands there.
func (w *work) unargue() []lint.Fix {
	e := w.editor()
	moved, ok := w.boardArgument(e)
	if !ok {
		return nil
	}
	return finish(e, lint.Fix{
		Title: fmt.Sprintf("pass %s in the environment of the server instead", list(moved)), Safety: lint.Safe,
		Next:  fmt.Sprintf("set %s in the environment of %s", list(moved), w.reader()),
		Moved: moved,
	})
}

// exposed says why a literal stays where every process can read it.
func (w *work) exposed() []lint.Fix {
	if w.g.Field == "args" {
		return byHand("a launcher cannot take it out of the arguments, which every process can read: find out which variable the server reads, and pass %s in env", w.variable())
	}
	return byHand("the value is put together from parts: keep the whole of it in one variable")
}

// docker reports whether w is the value of -e NAME=value of a container.
func (w *work) docker() bool {
	name, _, found := strings.Cut(w.spot.node().Text, "=")
	if !found || name != w.g.Name || w.spot.up(1).Kind != syntax.Array || w.spot.at(0) == 0 {
		return false
	}
	before := w.spot.up(1).Items[w.spot.at(0)-1]
	flag := before.Scalar() && (before.Text == "-e" || before.Text == "--env")
	return flag && contained(w.spot.up(1), w.spot.at(0), w.g.Holder.Server.Command)
}

// contained reports whether the word i of a list is one of a program that starts
// containers, be that the command or, behind a launcher, a word before it.
func contained(list *syntax.Node, i int, command string) bool {
	return containers[program(command)] ||
		slices.ContainsFunc(list.Items[:i], func(n *syntax.Node) bool { return n.Scalar() && containers[program(n.Text)] })
}

// containers are programs that take -e NAME for a variable to pass on.
var containers = map[string]bool{"docker": true, "podman": true, "nerdctl": true}

func program(command string) string {
	command = command[strings.LastIndexAny(command, `/\`)+1:]
	return strings.TrimSuffix(strings.ToLower(command), ".exe")
}

// intoContainer leaves the variable's name behind -e and puts its value into
// the environment of the program that starts the container.
func (w *work) intoContainer(e *edit.Editor, server *syntax.Node) ([]lint.Moved, bool) {
	m := w.moved(w.g, w.g.Name, text(w.spot.node().Text[len(w.g.Name)+1:]))
	e.Splice(w.spot.node(), len(w.g.Name), len(w.spot.node().Text), "")
	return []lint.Moved{m}, w.set(e, server, m)
}

// bridged reports whether w is a header of mcp-remote, which expands references
// there itself, or part of the address that it gets.
func (w *work) bridged() bool {
	s := w.g.Holder.Server
	header := w.g.Within == credential.Whole || w.g.Within == credential.URLQuery
	return s.URL != nil && header && w.bridge()
}

func (w *work) bridge() bool {
	for _, item := range w.spot.up(1).Items {
		if item.Scalar() && (item.Text == "mcp-remote" || strings.HasPrefix(item.Text, "mcp-remote@")) {
			return true
		}
	}
	return false
}

// intoBridge writes the reference that mcp-remote expands.
func (w *work) intoBridge(e *edit.Editor, server *syntax.Node) ([]lint.Moved, bool) {
	from, to, ok := within(w.spot.node(), w.g.Place.Value)
	if !ok || !strings.Contains(w.spot.node().Text, ":") {
		return nil, false
	}
	m := w.moved(w.g, w.variable(), w.g.Secret)
	e.Splice(w.spot.node(), from, to, "${"+m.Name+"}")
	return []lint.Moved{m}, w.set(e, server, m)
}

// flags are arguments of servers in place of which a variable can be set, as
// their own documentation says.
var flags = []struct{ server, flag, variable string }{
	{"@supabase/mcp-server-supabase", "--access-token", "SUPABASE_ACCESS_TOKEN"},
	{"@stripe/mcp", "--api-key", "STRIPE_SECRET_KEY"},
	{"figma-developer-mcp", "--figma-api-key", "FIGMA_API_KEY"},
	{"mongodb-mcp-server", "--connectionString", "MDB_MCP_CONNECTION_STRING"},
	{"@upstash/context7-mcp", "--api-key", "CONTEXT7_API_KEY"},
}

// option is an argument that has a variable: its words in the list.
type option struct {
	variable    string
	first, last int
	from        int // where the value begins in the last word
}

// flag is the option whose value w is, or nil.
func (w *work) flag() *option {
	args, i := w.spot.up(1), w.spot.at(0)
	if args.Kind != syntax.Array {
		return nil
	}
	for _, f := range flags {
		if !holds(args, f.server) {
			continue
		}
		if text, found := strings.CutPrefix(w.spot.node().Text, f.flag+"="); found && text != "" {
			return &option{f.variable, i, i, len(f.flag) + 1}
		}
		if i > 0 && args.Items[i-1].Scalar() && args.Items[i-1].Text == f.flag {
			return &option{f.variable, i - 1, i, 0}
		}
	}
	return nil
}

// holds reports whether the package of a server, in any version, is among the
// arguments.
func holds(args *syntax.Node, server string) bool {
	for _, item := range args.Items {
		if item.Scalar() && (item.Text == server || strings.HasPrefix(item.Text, server+"@")) {
			return true
		}
	}
	return false
}

// intoFlag takes the option out and sets its variable.
func (w *work) intoFlag(e *edit.Editor, server *syntax.Node) ([]lint.Moved, bool) {
	o := w.flag()
	m := w.moved(w.g, o.variable, text(w.spot.node().Text[o.from:]))
	for i := o.first; i <= o.last; i++ {
		e.Remove(w.spot.up(1), i)
	}
	return []lint.Moved{m}, w.set(e, server, m)
}

// set puts a variable into the environment of the server: the manager's
// reference, the client's, or nothing where the launcher does it.
func (w *work) set(e *edit.Editor, server *syntax.Node, m lint.Moved) bool {
	value := ""
	switch {
	case w.manager != nil && w.manager.Reference == "":
		return true
	case w.manager != nil:
		value = w.place(w.manager.Reference, m)
	case w.names().Env != "" && w.written("env", "X") == "":
		return w.declareIn(e, server, w.names().Env, m.Name)
	default:
		if value = w.written("env", m.Name); value == "" {
			return false
		}
	}
	return setVariable(e, server, m.Name, value)
}

// setVariable sets a variable of a server's entry that is not set yet.
func setVariable(e *edit.Editor, server *syntax.Node, name, value string) bool {
	for _, key := range []string{"env", "environment", "envs"} {
		env := server.Get(key)
		switch {
		case env == nil:
			continue
		case env.Kind != syntax.Object:
			return false
		case env.Get(name) != nil:
			return false // what stands there is somebody else's
		}
		e.Put(env, name, value)
		return true
	}
	e.Put(server, envField(server), []edit.Entry{{Key: name, Value: value}})
	return true
}

// envField is the name of the field for variables in an entry of this shape.
func envField(server *syntax.Node) string {
	switch {
	case server.Get("cmd") != nil:
		return "envs"
	case server.Get("command") != nil && server.Get("command").Kind == syntax.Array:
		return "environment"
	}
	return "env"
}
