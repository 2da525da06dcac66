package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/syntaxtest"
)

// dump prints a script for people. The quoted text behind a word is its raw
// bytes, where they differ.
func dump(f *source.File, s *Script) string {
	var b strings.Builder
	show := func(kind string, n *syntax.Node) {
		if n == nil {
			return
		}
		fmt.Fprintf(&b, "  %s %q", kind, n.Text)
		if raw := string(f.Text(n.Raw(0, len(n.Text)))); raw != n.Text {
			fmt.Fprintf(&b, " raw %q", raw)
		}
		b.WriteByte('\n')
	}
	for _, c := range s.Commands {
		b.WriteString("command\n")
		for _, a := range c.Assignments {
			show("set", a.Name)
			show("to", a.Value)
		}
		for _, w := range c.Words {
			show("word", w)
		}
		show("target", c.Target)
		show("input", c.Input)
		if c.From != nil && len(c.From.Words) > 0 {
			show("from", c.From.Words[0])
		}
	}
	for _, n := range s.Comments {
		show("comment", n)
	}
	for _, n := range s.Unread {
		show("unread", n)
	}
	return b.String()
}

func parse(t testing.TB, text string) (*source.File, *Script) {
	t.Helper()
	f := source.NewFile("x.sh", []byte(text))
	s := Parse(f, whole(f), Bash)
	check(t, f, s)
	return f, s
}

func whole(f *source.File) *syntax.Node {
	all := source.Span{End: len(f.Content)}
	return &syntax.Node{Kind: syntax.String, Span: all, Inner: all, Text: string(f.Content)}
}

// check fails the test where a node's place is not in the file or its text is
// not what its raw bytes say.
func check(t testing.TB, f *source.File, s *Script) {
	t.Helper()
	root := &syntax.Node{Kind: syntax.Array, Span: source.Span{End: len(f.Content)}}
	for _, c := range s.Commands {
		for _, a := range c.Assignments {
			root.Items = append(root.Items, a.Name, a.Value)
		}
		root.Items = append(root.Items, c.Words...)
		for _, n := range []*syntax.Node{c.Target, c.Input} {
			if n != nil {
				root.Items = append(root.Items, n)
			}
		}
	}
	root.Items = append(append(root.Items, s.Comments...), s.Unread...)
	syntaxtest.Check(t, &syntax.Tree{File: f, Roots: []*syntax.Node{root}}, root.Span)
}

var cases = []struct{ name, in, want string }{
	{"words and quotes", `curl -H "X-Key: a\"b$V" 'sin gle' pl\ ain $'a\tb\x41' ${X:-d}$(cmd)`, `
command
  word "curl"
  word "-H"
  word "X-Key: a\"b$V" raw "X-Key: a\\\"b$V"
  word "sin gle"
  word "pl ain" raw "pl\\ ain"
  word "a\tbA" raw "a\\tb\\x41"
  word "${X:-d}$(cmd)"
command
  word "cmd"
`},
	{"assignments", "A=1 B='two' run\nC=three\nexport D=\"four\" E\nlocal F=5\nARGS=(-e \"K=V\")", `
command
  set "A"
  to "1"
  set "B"
  to "two"
  word "run"
command
  set "C"
  to "three"
command
  set "D"
  to "four"
  word "export"
command
  set "F"
  to "5"
  word "local"
command
  word "-e"
  word "K=V"
command
`},
	{"heredocs", "cat > a.env <<EOF\nK=\\$x$V\nEOF\ncat <<'E F' >> b\nK='1'\nE F\nif x; then cat <<-T\n\tin\n\tT\nfi\n", `
command
  word "cat"
  target "a.env"
  input "K=$x$V\n" raw "K=\\$x$V\n"
command
  word "cat"
  target "b"
  input "K='1'\n"
command
  word "x"
command
  word "cat"
  input "in\n"
`},
	{"pipes and here-strings", "echo v | tr a b | login --stdin <<< \"$V\"", `
command
  word "echo"
  word "v"
command
  word "tr"
  word "a"
  word "b"
  from "echo"
command
  word "login"
  word "--stdin"
  input "$V"
  from "tr"
`},
	{"a placeholder is no redirection", "get <name> --key=<a-key> > file\nget <name>-key a-<name>\nsort <name>out\nget < name > out", `
command
  word "get"
  word "<name>"
  word "--key=<a-key>"
  target "file"
command
  word "get"
  word "<name>-key"
  word "a-<name>"
command
  word "sort"
  target "out"
command
  word "get"
  target "out"
`},
	{"two lines, two line ends", "a \\\n  b\\\r\nc \"d\\\ne\"\r\n", `
command
  word "a"
  word "bc" raw "b\\\r\nc"
  word "de" raw "d\\\ne"
`},
	{"loops and comments", "#!/bin/sh\n# one\nfor u in a b; do run $u; done # two\n# three", `
command
  word "a"
  word "b"
command
  word "run"
  word "$u"
  comment "!/bin/sh"
  comment " one"
  comment " two"
  comment " three"
`},
	{"faults", "A=1\nif ) then\nB=2\necho \"open\nC=3\n", `
command
  set "A"
  to "1"
command
  set "B"
  to "2"
command
  set "C"
  to "3"
  unread "if ) then\n"
  unread "echo \"open\n"
`},
	{"other encodings", "echo caf\xe9 \x00 # \xe9\n", `
command
  word "echo"
  word "caf\xe9"
  word "\x00"
  comment " \xe9"
`},
}

func TestParse(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, s := parse(t, c.in)
			if got := "\n" + dump(f, s); got != c.want {
				t.Errorf("%q\ngot%swant%s", c.in, got, c.want)
			}
		})
	}
}

// Text may lie in a text: here a command in a JSON string.
func TestParseEmbedded(t *testing.T) {
	f := source.NewFile("x.json", []byte(`"curl -u \"me:p\u0041ss\""`))
	d := syntax.NewDecoding(f.Content)
	d.Same(source.Span{Start: 1, End: 9})
	d.As(`"`, source.Span{Start: 9, End: 11})
	d.Same(source.Span{Start: 11, End: 15})
	d.As("A", source.Span{Start: 15, End: 21})
	d.Same(source.Span{Start: 21, End: 23})
	d.As(`"`, source.Span{Start: 23, End: 25})
	s := Parse(f, d.Node(syntax.String, source.Span{End: 26}, source.Span{Start: 1, End: 25}), Bash)
	check(t, f, s)
	word := s.Commands[0].Words[2]
	if got := string(f.Text(word.Raw(3, 7))); word.Text != "me:pAss" || got != `p\u0041ss` {
		t.Errorf("text %q, the password is raw %q", word.Text, got)
	}
}

// Hostile text ends, and what is not parsed is handed back.
func TestParseBounds(t *testing.T) {
	for name, unit := range map[string]string{
		"brackets": "$(((", "pipes": "a|", "unary": "$((-", "subshells": "(", "backquotes": "`", "quotes": "\"$(", "heredocs": "cat <<A\n",
		"ifs": "if ", "braces": "{ ", "parameters": "${a:-", "negations": "! ", "open quotes": "a \"\nb '\n", "ternaries": "$((1?", "one line": "x",
		"powers": "((a**", "functions": "f() ", "escaped backquotes": "\\`", "cases": "case x in a) ",
	} {
		t.Run(name, func(t *testing.T) {
			parse(t, strings.Repeat(unit, stretch/len(unit))) // as much as is parsed at once
			parse(t, strings.Repeat(unit, 2*stretch/len(unit)))
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}
