package grant

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// script reads a text as a shell does: variables that are set, the words of
// each command in the light of the word before, the text of heredocs. What is
// no shell is read as free text.
func (r *reader) script(n *syntax.Node, s slot) {
	s.dialect = nil // the shell expands what its client does not
	parsed := shell.Parse(r.doc.File, n, shell.Bash)
	for _, c := range parsed.Commands {
		r.shellCommand(c, s)
	}
	r.calls(parsed.Commands, s)
	comment := s
	comment.strict, comment.disabled = true, true
	for _, text := range parsed.Comments {
		r.textLines(text, comment)
	}
	for _, text := range parsed.Unread {
		r.textLines(text, s)
	}
}

// shellCommand judges one command.
func (r *reader) shellCommand(c *shell.Command, s slot) {
	for _, a := range c.Assignments {
		f := s
		f.name, f.key, f.quiet, f.path = a.Name.Text, a.Name.Span, true, s.path.Key(a.Name.Text)
		r.judge(text{node: a.Value, end: len(a.Value.Text)}, f)
	}
	s.quiet = true
	argv := make([]argument, len(c.Words))
	for i, w := range c.Words {
		argv[i] = argument{node: w}
	}
	if !c.Program || !comparison[program(argv)] {
		r.arguments(argv, s)
	}
	if c.Input != nil {
		r.textLines(c.Input, s)
	}
}

// comparison are programs whose words are looked for and not handed over.
var comparison = map[string]bool{"[": true, "[[": true, "test": true, "case": true}

// program is the name of the program that a command line starts.
func program(argv []argument) string {
	if len(argv) == 0 {
		return ""
	}
	return path.Base(argv[0].node.Text)
}

// userPassword judges "user:password" behind -u of a program that speaks HTTP.
func (r *reader) userPassword(n *syntax.Node, s slot) bool {
	user, password, found := strings.Cut(n.Text, ":")
	if !found || password == "" || r.seen[n] {
		return false
	}
	r.seen[n] = true
	s.name, s.as = user, "password"
	r.judge(text{n, len(user) + 1, len(n.Text)}, s)
	return true
}

// textLines reads the lines of a scalar as free text.
func (r *reader) textLines(n *syntax.Node, s slot) {
	for at := 0; at < len(n.Text); {
		end := strings.IndexByte(n.Text[at:], '\n')
		if end < 0 {
			end = len(n.Text) - at
		}
		if line := n.Text[at : at+end]; strings.ContainsAny(line, "=:") || strings.Contains(line, "--") {
			r.pairs(text{n, at, at + end}, s)
		}
		at += end + 1
	}
}

// scriptFile reads a file that a shell runs.
func (r *reader) scriptFile() {
	span := source.Span{End: len(r.doc.File.Content)}
	n := &syntax.Node{Kind: syntax.String, Span: span, Inner: span, Text: string(r.doc.File.Content)}
	r.script(n, slot{route: r.route, strict: r.setting == credential.Sample})
}
