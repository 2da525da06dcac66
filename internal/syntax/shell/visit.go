package shell

import (
	"bytes"

	"mvdan.cc/sh/v3/syntax"

	"github.com/credlint/credlint/internal/source"
)

// visitor collects the commands of a syntax tree.
type visitor struct {
	*reader
	base, end int // what was parsed
	reach     int // the end of the last comment, which belongs to no span
	feeds     map[*syntax.Stmt]*syntax.Stmt
	last      map[*syntax.Stmt]*Command
}

// span keeps places inside the text whatever the parser says. Where lines end as on
// Windows, it counts half of the end to the last word.
func (v *visitor) span(n syntax.Node) source.Span {
	start := min(max(v.base+int(n.Pos().Offset()), v.base), v.end)
	end := min(max(v.base+int(n.End().Offset()), start), v.end)
	if end > start && v.text[end-1] == '\r' && end < v.end && v.text[end] == '\n' {
		end--
	}
	return source.Span{Start: start, End: end}
}

func (v *visitor) visit(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Stmt:
		v.statement(n)
	case *syntax.BinaryCmd:
		if n.Op == syntax.Pipe || n.Op == syntax.PipeAll {
			v.feeds[n.Y] = n.X
		}
	case *syntax.WordIter:
		v.list(n.Items)
	case *syntax.Comment:
		s := v.span(n)
		v.reach = max(v.reach, s.End)
		v.comment(s)
	}
	return true
}

// statement turns a simple command into a Command.
func (v *visitor) statement(s *syntax.Stmt) {
	c := &Command{}
	switch cmd := s.Cmd.(type) {
	case *syntax.CallExpr:
		v.assign(c, cmd.Assigns)
		for _, w := range cmd.Args {
			c.Words = append(c.Words, v.word(w))
		}
		c.Program = len(c.Words) > 0
	case *syntax.DeclClause:
		c.Words, c.Program = append(c.Words, v.literal(v.span(cmd.Variant))), true
		v.assign(c, cmd.Args)
	case nil: // "> file"
	default:
		return
	}
	v.redirect(c, s.Redirs)
	if fed := v.feeds[s]; fed != nil {
		c.From = v.command(fed)
	}
	v.last[s] = c
	v.script.Commands = append(v.script.Commands, c)
}

// command is the one whose output a statement has.
func (v *visitor) command(s *syntax.Stmt) *Command {
	for {
		pipe, ok := s.Cmd.(*syntax.BinaryCmd)
		if !ok {
			return v.last[s]
		}
		s = pipe.Y
	}
}

// assign adds assignments and, behind "export", words that set nothing.
func (v *visitor) assign(c *Command, list []*syntax.Assign) {
	for _, a := range list {
		switch {
		case a.Array != nil:
			var words []*syntax.Word
			for _, e := range a.Array.Elems {
				if e.Value != nil {
					words = append(words, e.Value)
				}
			}
			v.list(words)
		case a.Value == nil:
		case a.Naked || a.Name == nil:
			c.Words = append(c.Words, v.word(a.Value))
		default:
			c.Assignments = append(c.Assignments, Assignment{v.literal(v.span(a.Name)), v.word(a.Value)})
		}
	}
}

// list adds words that no program gets at once.
func (v *visitor) list(words []*syntax.Word) {
	c := &Command{}
	for _, w := range words {
		c.Words = append(c.Words, v.word(w))
	}
	if len(c.Words) > 0 {
		v.script.Commands = append(v.script.Commands, c)
	}
}

// redirect notes what a command writes to and what it reads.
func (v *visitor) redirect(c *Command, list []*syntax.Redirect) {
	for _, r := range list {
		switch r.Op {
		case syntax.RdrOut, syntax.AppOut, syntax.RdrClob, syntax.RdrAll, syntax.AppAll:
			if r.N == nil || r.N.Value == "1" {
				c.Target = v.word(r.Word)
			}
		case syntax.WordHdoc:
			c.Input = v.word(r.Word)
		case syntax.Hdoc, syntax.DashHdoc:
			if r.Hdoc != nil {
				c.Input = v.heredoc(r)
			}
		}
	}
}

// comment notes a comment without its mark.
func (v *visitor) comment(s source.Span) {
	for s.Start < s.End && v.text[s.Start] == '#' {
		s.Start++
	}
	if !s.Empty() {
		v.script.Comments = append(v.script.Comments, v.literal(s))
	}
}

// trailing notes the comments behind the last command, which belong to no
// statement.
func (v *visitor) trailing(at int) {
	for at < v.end {
		end := min(v.lineEnd(at), v.end)
		line := v.text[at:end]
		if n := len(line) - len(bytes.TrimLeft(line, " \t")); n < len(line) && line[n] == '#' {
			v.comment(source.Span{Start: at + n, End: at + len(bytes.TrimRight(line, "\r\n"))})
		}
		at = end
	}
}
