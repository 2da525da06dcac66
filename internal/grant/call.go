package grant

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// Call is a command of a secrets manager in a script, a job or a server's
// entry, with where its secrets go.
type Call struct {
	*managers.Call
	Holder Holder
	// Place is that of the command's own words: "op run".
	Place Place
	// Target is the file that gets secrets in clear; its text is empty where
	// none does.
	Target Field
	// Agent is the agent that a launcher starts, or nil.
	Agent *inventory.Client
	// Unchecked is the variable that takes what is printed in a way that hides a
	// failure: the program behind it starts with nothing.
	Unchecked Field
	// Words are those that the numbers of Call count.
	Words []*syntax.Node
	// Into is the variable that takes what it prints, empty where none does.
	Into string
	// Input is the text that it gets on its standard input, or nil.
	Input *syntax.Node
	// Shown is set where it stands in a text, which only tells how it is done.
	Shown bool
	// env is what it gets of its script.
	env environment
	// Named are its words with variables in them, and the texts that the script
	// gives these.
	Named []string
}

// maxWords is the longest command line that is read.
const maxWords = 4096

// calls records the calls of managers among the commands of one script.
func (r *reader) calls(list []*shell.Command, s slot) {
	all := scriptOf(list)
	for _, c := range list {
		if exports(c) {
			all.env = all.env.with(c)
		}
		if c.Program && len(c.Words) > 0 && len(c.Words) <= maxWords {
			r.call(all, c, c.Words, s)
		}
	}
}

// call reads a command line, and the one that it starts.
func (r *reader) call(all script, c *shell.Command, words []*syntax.Node, s slot) {
	argv := make([]string, len(words))
	for i, w := range words {
		argv[i] = w.Text
	}
	from := managers.Runner(argv)
	words, argv = words[from:], argv[from:]
	if n := handed(words); n != nil {
		r.calls(shell.Parse(r.doc.File, n, shell.Bash).Commands, s)
		return
	}
	r.requested(all, c, words, s)
	parsed, ok := managers.Parse(argv)
	if !ok {
		return
	}
	call := &Call{Call: parsed, Words: words, Input: c.Input, Into: all.taker(c), Holder: r.holder, Shown: r.isMarkdown(), env: all.env.with(c), Place: Place{
		File: r.doc.File, Path: s.path.Key(strings.Join(parsed.Command.Words, " ")),
		Value: source.Span{Start: words[0].Span.Start, End: words[parsed.Last].Span.End},
	}}
	call.Holder.Server = s.server
	if parsed.Command.Mint.Noun != "" {
		call.Named = all.named(words)
	}
	if r.called[call.Place.Value] {
		return // a server's command line is also read word by word
	}
	r.called[call.Place.Value] = true
	r.doc.Calls = append(r.doc.Calls, call)
	switch parsed.Command.As {
	case managers.Read, managers.Write:
		call.Target = all.target(call, c, words)
		call.Unchecked = all.unchecked(c)
	case managers.Launch, managers.Broker:
		r.launched(call, words, s)
	}
}

// Variable is the value of a variable in the environment of a call, as it is
// written, or empty: one of its own, else one of its script, else one of its server.
func (call *Call) Variable(name string) string {
	if value, set := call.env[name]; set {
		return value
	}
	if call.Holder.Server != nil {
		return call.Holder.Server.Variable(name)
	}
	return ""
}

// launched reads the program that a launcher starts.
func (r *reader) launched(call *Call, words []*syntax.Node, s slot) {
	if call.Child == 0 {
		return
	}
	child := words[call.Child:]
	if call.Joined {
		inner := shell.Parse(r.doc.File, child[0], shell.Bash)
		r.calls(inner.Commands, s)
		if len(inner.Commands) == 0 {
			return
		}
		child = inner.Commands[0].Words
	} else {
		r.call(script{}, &shell.Command{Words: child}, child, s)
	}
	var argv []string
	for _, w := range child {
		argv = append(argv, w.Text)
	}
	if argv = argv[managers.Runner(argv):]; len(argv) > 0 {
		call.Agent = inventory.ByProgram(managers.Program(argv[0]))
	}
}

// serverCalls reads the command line of a server.
func (r *reader) serverCalls(argv []argument, s slot) {
	if len(argv) == 0 || len(argv) > maxWords {
		return
	}
	nodes := make([]*syntax.Node, len(argv))
	for i, a := range argv {
		nodes[i] = a.node
	}
	if len(nodes) == 1 { // the whole line in one text
		r.calls(shell.Parse(r.doc.File, nodes[0], shell.Bash).Commands, s)
		return
	}
	r.call(script{}, &shell.Command{Words: nodes, Program: true}, nodes, s)
}

// handed is the script that a command line hands to a shell, or nil.
func handed(words []*syntax.Node) *syntax.Node {
	if !shellNames[path.Base(words[0].Text)] {
		return nil
	}
	for i, w := range words[:len(words)-1] {
		if strings.HasPrefix(w.Text, "-") && strings.Contains(w.Text, "c") && !strings.HasPrefix(w.Text, "--") {
			return words[i+1]
		}
	}
	return nil
}

var shellNames = map[string]bool{"sh": true, "bash": true, "zsh": true, "dash": true}
