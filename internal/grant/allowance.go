package grant

import (
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// Allowance lets the clients of a file get at secrets without a question.
type Allowance struct {
	Field // as it is written
	// Manager and Command are what it lets them run; nil where it is something
	// else. Exact is set where the command is named whole.
	Manager *managers.Manager
	Command *managers.Command
	Exact   bool
	// File is a file with secrets that it lets them read.
	File string
	// Anything is set where it lets them run any command.
	Anything bool
}

// allowances reads what a client may do: a list of rules, or an object from rule
// to answer.
func (r *reader) allowances(n *syntax.Node, s slot) {
	for i, item := range n.Items {
		if item.Scalar() {
			r.allowance(item, s.path.Index(i))
		}
	}
	for _, m := range n.Members {
		switch answer := m.Value; {
		case answer.Text == "true" || answer.Text == "allow" || answer.Get("approve") != nil && answer.Get("approve").Text == "true":
			r.allowance(m.Key, s.path.Key(m.Key.Text))
		case answer.Text == "false":
			r.deny(m.Key.Text, 0)
		case answer.Text == "deny" || answer.Text == "ask": // the last answer counts
			r.deny(m.Key.Text, m.Key.Span.Start)
		}
	}
}

// allowance keeps a rule of what may be done.
func (r *reader) allowance(n *syntax.Node, at syntax.Pointer) {
	r.doc.Allowances = append(r.doc.Allowances, &Allowance{Field: Field{Text: n.Text, Span: n.Inner, Path: at}})
}

// settle leaves the rules that lead to secrets, when it is known what is denied.
func (r *reader) settle() {
	r.doc.Allowances = slices.DeleteFunc(r.doc.Allowances, func(a *Allowance) bool {
		tool, body, open := parts(a.Text)
		denied := func(words []string) bool { return r.denied(words, a.Span.Start) }
		switch {
		case tool == "read":
			a.File = secretFile(body)
		case tool != "bash":
		case body == "":
			a.Anything = !denied(nil)
		default:
			words := strings.Fields(body)
			a.Manager, a.Command, a.Exact = managers.Covered(words, open, denied)
			if a.Command == nil && printsFiles[words[0]] && len(words) > 1 && !denied(words) {
				a.File = secretFile(words[len(words)-1])
			}
		}
		return a.Command == nil && a.File == "" && !a.Anything
	})
}

// refusal is a command that a client may not run without a question, or all that
// begin so.
type refusal struct {
	words []string
	open  bool
	// at is where it stands, if it only counts against what stands before it.
	at int
}

// deny keeps a rule of what may not be done.
func (r *reader) deny(rule string, at int) {
	if tool, body, open := parts(rule); tool == "bash" {
		r.refused = append(r.refused, refusal{strings.Fields(body), open || body == "", at})
	}
}

// denied reports whether a command line may not be run, although it is allowed at
// a place.
func (r *reader) denied(words []string, at int) bool {
	return slices.ContainsFunc(r.refused, func(no refusal) bool {
		n := len(no.words)
		return n <= len(words) && (no.open || n == len(words)) && slices.Equal(no.words, words[:n]) && (no.at == 0 || no.at > at)
	})
}

// shellTools are what clients call the tool that runs commands. With some of
// them a command stands for all that begin so.
var shellTools = map[string]bool{"bash": false, "shell": true, "shelltool": true, "run_shell_command": true, "execute_bash": true, "terminal": true}

var printsFiles = map[string]bool{"cat": true, "less": true, "more": true, "head": true, "tail": true, "bat": true, "source": true, ".": true}

// parts reads a rule: "Bash(op read:*)", "Read(.env)", "op read", "^op .*$".
// The body is empty where everything is meant.
func parts(rule string) (tool, body string, open bool) {
	name, inside, found := strings.Cut(strings.TrimSuffix(rule, ")"), "(")
	begins, isShell := shellTools[strings.ToLower(name)]
	switch {
	case isShell:
		tool, body, open = "bash", inside, begins
	case found && strings.HasSuffix(rule, ")") && isName(name):
		tool, body = strings.ToLower(name), inside
	default:
		tool, body, open = "bash", strings.Trim(rule, "/^$"), true
	}
	for _, rest := range []string{":*", ".*", "*"} {
		if head, cut := strings.CutSuffix(body, rest); cut && tool == "bash" {
			body, open = head, true
		}
	}
	return tool, strings.TrimSpace(body), open
}

// secretFile is the file of a pattern if it is one that holds the project's
// secrets, else nothing.
func secretFile(pattern string) string {
	name := path.Base(pattern)
	id := inventory.Identify(name)
	if !strings.HasPrefix(name, ".env") || id.Template || strings.HasPrefix(name, ".envrc") {
		return ""
	}
	return strings.TrimSuffix(strings.TrimRight(name, "*"), ".")
}

// patterns reads the rules as free text: a key was often pasted into a command
// that was then allowed.
func (r *reader) patterns(n *syntax.Node, s slot) {
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.patterns(item, f)
	}
	for _, m := range n.Members {
		f := s
		f.path = s.path.Key(m.Key.Text)
		r.free(m.Key, f)
	}
	if n.Scalar() {
		r.free(n, s)
	}
}
