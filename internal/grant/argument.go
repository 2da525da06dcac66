package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// argument is one word of a command line with its place.
type argument struct {
	node *syntax.Node
	path syntax.Pointer // relative to the server entry
}

// commandLine joins a server's command (a string or a list) and its arguments.
func commandLine(n *syntax.Node) []argument {
	var argv []argument
	for _, key := range []string{"command", "cmd", "args", "arguments"} {
		v := n.Get(key)
		path := syntax.Pointer("").Key(key)
		if v.Scalar() && v.Kind == syntax.String {
			argv = append(argv, argument{v, path})
		} else if v != nil {
			for i, item := range v.Items {
				if item.Scalar() {
					argv = append(argv, argument{item, path.Index(i)})
				}
			}
		}
	}
	return argv
}

func words(argv []argument) []string {
	out := make([]string, len(argv))
	for i, a := range argv {
		out[i] = a.node.Text
	}
	return out
}

// bridged is the remote address that a local bridge (mcp-remote, supergateway,
// mcp-proxy) gets as an argument.
func bridged(argv []argument) *syntax.Node {
	bridge := false
	for _, a := range argv {
		w := a.node.Text
		if strings.HasPrefix(w, "mcp-remote") || strings.HasPrefix(w, "supergateway") || strings.HasPrefix(w, "mcp-proxy") {
			bridge = true
		}
		if bridge && (strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://")) {
			return a.node
		}
	}
	return nil
}

// arguments judges the words of a command line, each in the light of the word
// before it.
func (r *reader) arguments(argv []argument, s slot) {
	base, tool := s.path, program(argv)
	for i := 0; i < len(argv); i++ {
		s.path = base + argv[i].path
		if i+1 < len(argv) && (takesUser[tool] && isUserFlag(argv[i].node.Text) && r.userPassword(argv[i+1].node, s) ||
			r.flagValue(argv[i], argv[i+1], base, s)) {
			i++
			continue
		}
		r.word(argv[i].node, s)
	}
}

// takesUser are the programs whose -u takes user:password.
var takesUser = map[string]bool{"curl": true, "http": true, "https": true, "xh": true, "wget": true, "ab": true}

func isUserFlag(word string) bool { return word == "-u" || word == "--user" }

// flagValue judges the word behind a flag that takes a credential. It reports
// whether the second word has been read.
func (r *reader) flagValue(flag, next argument, base syntax.Pointer, s slot) bool {
	name := flag.node.Text
	if !strings.HasPrefix(name, "-") || strings.Contains(name, "=") {
		return false
	}
	s.path, s.key = base+next.path, flag.node.Inner
	bare := strings.TrimLeft(name, "-")
	switch {
	case bare == "H" || bare == "header" || bare == "headers":
		return r.headerWord(next.node, s)
	case bare == "e" || bare == "env":
		r.assignment(next.node, s)
		return r.seen[next.node]
	case name == "-c" || name == "/c":
		r.command(next.node, s)
		return true
	case bare == "only-secrets":
		return true // names of them
	case credential.ClassifyName(bare).Credential() && !strings.HasPrefix(next.node.Text, "-"):
		s.name = bare
		r.value(next.node, s)
		return true
	}
	return false
}

// headerWord judges "Name: value", or the value of a header whose name came as
// a word of its own.
func (r *reader) headerWord(n *syntax.Node, s slot) bool {
	name, _, found := strings.Cut(n.Text, ":")
	if !found || r.seen[n] {
		return false
	}
	r.seen[n] = true
	s.name, s.key = strings.TrimSpace(name), n.Raw(0, len(name))
	r.judge(text{n, len(name) + 1, len(n.Text)}, s)
	return true
}

// commandLine reads one command: a string for a shell, or a list of its words.
func (r *reader) commandLine(n *syntax.Node, s slot) {
	if n.Scalar() {
		r.command(n, s)
		return
	}
	var argv []argument
	for i, item := range n.Items {
		if item.Scalar() {
			argv = append(argv, argument{item, syntax.Pointer("").Index(i)})
		}
	}
	r.arguments(argv, s)
}

// word judges a single word: --flag=value, NAME=value, a URL, a token, a whole
// command or a JSON text.
func (r *reader) word(n *syntax.Node, s slot) {
	t := n.Text
	if name, _, found := strings.Cut(t, "="); found && isName(name) {
		if r.seen[n] {
			return
		}
		r.seen[n] = true
		s.name, s.key = strings.TrimLeft(name, "-"), n.Raw(0, len(name))
		r.judge(text{n, len(name) + 1, len(t)}, s)
		return
	}
	if strings.ContainsAny(t, " {") {
		r.free(n, s)
		return
	}
	r.value(n, s)
}

// isName reports whether a text can be the name before an equals sign.
func isName(s string) bool {
	for i := range len(s) {
		if !nameByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// commands reads a command, a list of commands, or an object that holds them.
func (r *reader) commands(n *syntax.Node, s slot) {
	if n.Scalar() {
		r.command(n, s)
		return
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.commands(item, f)
	}
	for _, m := range n.Members {
		f := s
		f.path = s.path.Key(m.Key.Text)
		r.commands(m.Value, f)
	}
}

// command reads a shell command inside one scalar.
func (r *reader) command(n *syntax.Node, s slot) {
	if !n.Scalar() || r.seen[n] {
		return
	}
	if r.doc.Identity.Kind != inventory.Workload {
		r.calls(shell.Parse(r.doc.File, n, shell.Bash).Commands, s)
		r.free(n, s)
		return
	}
	r.seen[n] = true
	s.name = ""
	r.script(n, s)
}

// free reads a scalar as free text: an allow-list's pattern, a word that is
// itself a command, JSON.
func (r *reader) free(n *syntax.Node, s slot) {
	if r.seen[n] {
		return
	}
	r.seen[n] = true
	s.name = ""
	r.pairs(text{node: n, end: len(n.Text)}, s)
}
