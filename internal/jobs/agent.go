package jobs

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// agents are the agents that a step of GitHub Actions starts. folder is where its
// commands run.
func (r *reader) agents(step *syntax.Node, at syntax.Pointer, folder string) []*grant.Run {
	f := r.doc.File
	if uses := step.Get("uses"); uses.Scalar() {
		if run := byAction(f, step, uses, at); run != nil {
			return []*grant.Run{run}
		}
		return r.inAction(uses, at.Key("uses"))
	}
	script := step.Get("run")
	if !script.Scalar() {
		return nil
	}
	list := r.byCommand(script, at.Key("run"), folder)
	if len(list) == 0 && ownAgent(f, step) {
		list = []*grant.Run{{Place: grant.Place{Key: script.Inner, Value: head(script), Path: at.Key("run")}}}
	}
	return list
}

// byAction is the agent whose action a step runs, or nil.
func byAction(f *source.File, step, uses *syntax.Node, at syntax.Pointer) *grant.Run {
	agent, act := inventory.UnattendedByAction(action(step))
	if agent == nil {
		return nil
	}
	run := &grant.Run{Agent: agent, Action: act, Place: grant.Place{Key: uses.Inner, Value: uses.Inner, Path: at.Key("uses")}}
	for _, m := range members(step.Get("with"), at.Key("with")) {
		name, value := m.Key.Text, strings.TrimSpace(text(m.Value))
		switch {
		case slices.Contains(act.Federated, name) && value != "":
			run.Federated = true
		case slices.Contains(act.Loose, name+" "+value):
			run.Loose = m.field()
			run.Loose.Text = name + ": " + value
		case slices.Contains(act.Args, name) && run.Loose.Text == "":
			run.Loose = loose(agent, allWords(commands(f, m.Value)), m.at)
		}
	}
	return run
}

// byCommand are the agents whose programs a script starts, or the scripts that it
// runs in turn.
func (r *reader) byCommand(script *syntax.Node, at syntax.Pointer, folder string) []*grant.Run {
	if r.files == nil && !mentions(script.Text) {
		return nil
	}
	var list []*grant.Run
	for _, c := range commands(r.doc.File, script) {
		if !c.Program || len(c.Words) == 0 {
			continue
		}
		if run := program(c.Words, at); run != nil {
			list = append(list, run)
		} else if inner := r.inScript(c, at, folder); len(list)+len(inner) <= maxRuns {
			list = append(list, inner...)
		}
	}
	return list
}

// program is the agent that a command line starts, or nil.
func program(words []*syntax.Node, at syntax.Pointer) *grant.Run {
	argv := textsOf(words)
	first := managers.Runner(argv)
	agent := inventory.UnattendedByProgram(managers.Program(argv[first]))
	if agent == nil || !starts(agent, argv[first+1:]) {
		return nil
	}
	words = words[first:]
	return &grant.Run{
		Agent: agent, Loose: loose(agent, words[1:], at),
		Place: grant.Place{Key: words[0].Span, Value: words[0].Span, Path: at},
	}
}

// mentions reports whether the name of an agent's program stands in a script.
// Most scripts end here.
func mentions(script string) bool {
	for _, agent := range inventory.UnattendedAgents() {
		for _, program := range agent.Client.Programs {
			if strings.Contains(script, program) {
				return true
			}
		}
	}
	return false
}

// starts reports whether the words behind a program make it work on a prompt
// alone.
func starts(agent *inventory.Unattended, words []string) bool {
	found := false
	for _, w := range words {
		if w == "--help" || w == "--version" {
			return false
		}
		flag, _, _ := strings.Cut(w, "=")
		found = found || slices.Contains(agent.Starts, flag)
	}
	return found
}

// commands parses a script. The expressions of the CI system are no syntax of
// the shell, so that others of the same length stand in their places.
func commands(f *source.File, n *syntax.Node) []*shell.Command {
	masked := *n
	masked.Text = mask(n.Text)
	return shell.Parse(f, &masked, shell.Bash).Commands
}

func mask(text string) string {
	if !strings.Contains(text, "${{") {
		return text
	}
	b := []byte(text)
	for at := 0; ; {
		start := strings.Index(text[at:], "${{")
		if start < 0 {
			return string(b)
		}
		start += at
		end := strings.Index(text[start:], "}}")
		if end < 0 {
			return string(b)
		}
		at = start + end + len("}}")
		for i := start; i < at; i++ {
			b[i] = '_'
		}
	}
}

func allWords(list []*shell.Command) []*syntax.Node {
	var words []*syntax.Node
	for _, c := range list {
		words = append(words, c.Words...)
	}
	return words
}

// head is the first line of a script.
func head(n *syntax.Node) source.Span {
	end := strings.IndexByte(n.Text, '\n')
	if end < 0 {
		end = len(n.Text)
	}
	return n.Raw(0, end)
}
