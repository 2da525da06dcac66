package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// node is a whole text as one scalar.
func node(text string) (*source.File, *syntax.Node) {
	f := source.NewFile("x.sh", []byte(text))
	span := source.Span{End: len(text)}
	return f, &syntax.Node{Kind: syntax.String, Span: span, Inner: span, Text: text}
}

// dump shows a script in one line a command: NAME=value, then the words in
// brackets, then what is read and written.
func dump(s *Script) string {
	var b strings.Builder
	for _, c := range s.Commands {
		for _, a := range c.Assignments {
			fmt.Fprintf(&b, "%s=%s ", a.Name.Text, a.Value.Text)
		}
		for _, w := range c.Words {
			fmt.Fprintf(&b, "[%s]", w.Text)
		}
		if c.Target != nil {
			fmt.Fprintf(&b, " >%s", c.Target.Text)
		}
		if c.Input != nil {
			fmt.Fprintf(&b, " <%q", c.Input.Text)
		}
		b.WriteString("; ")
	}
	for _, c := range s.Comments {
		fmt.Fprintf(&b, "#%s", c.Text)
	}
	for _, u := range s.Unread {
		fmt.Fprintf(&b, "?%q", u.Text)
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		`export A=1 B="x y"`:                `A=1 B=x y [export]`,
		`A=1 run --flag "a $B c" 'd'`:       `A=1 [run][--flag][a $B c][d]`,
		`echo "K=V" >> .env`:                `[echo][K=V] >.env`,
		"cat > f <<EOF\nA=1\n$B\nEOF\nnext": `[cat] >f <"A=1\n$B\n"; [next]`,
		"cat <<-'E'\n\tA=1\n\tE\n":          `[cat] <"A=1\n"`,
		`X=$(op read op://a/b/c)`:           `X=$(op read op://a/b/c) ; [op][read][op://a/b/c]`,
		`a | b --x`:                         `[a]; [b][--x]`,
		`printf $'a\tb\u0041'`:              "[printf][a\tbA]",
		"a \\\n  b":                         `[a][b]`,
		"# only talk\n":                     `# only talk`,
		"good=1\nbad 'open\nlast=2\n":       "good=1 ; last=2 ; ?\"\\nbad 'open\\n\"",
		`if [ "$A" = x ]; then B=1; fi`:     `[[][$A][=][x][]]; B=1 `,
	} {
		f, n := node(text)
		if got := strings.TrimSpace(dump(Parse(f, n, Bash))); got != strings.TrimSpace(want) {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// Places survive quotes and escapes: the raw bytes of a word's piece are the
// piece.
func TestPlaces(t *testing.T) {
	text := "run --token=\"ab\\\"SECRET\" 'x'SECRET"
	f, n := node(text)
	words := Parse(f, n, Bash).Commands[0].Words
	for _, w := range words[1:] {
		i := strings.Index(w.Text, "SECRET")
		if raw := w.Raw(i, i+6); string(f.Text(raw)) != "SECRET" {
			t.Errorf("%q: raw %v is %q", w.Text, raw, f.Text(raw))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a=1 b 'c' \"$d\"", "cat <<E\nx\nE\n", "$(`", "((((", "a\\\nb", "#x", "$'\\x41\\u00e9'", "\xff\x00'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, n := node(text)
		s := Parse(file, n, Bash)
		inside := func(n *syntax.Node) {
			if n != nil && (n.Span.Start < 0 || n.Span.End > len(text) || n.Span.Start > n.Span.End) {
				t.Fatalf("span %v of %d bytes", n.Span, len(text))
			}
		}
		for _, c := range s.Commands {
			inside(c.Input)
			inside(c.Target)
			for _, w := range c.Words {
				inside(w)
				if r := w.Raw(0, len(w.Text)); r.Start < 0 || r.End > len(text) {
					t.Fatalf("raw %v of %d bytes", r, len(text))
				}
			}
		}
	})
}
