// Package dockerfile reads Dockerfiles as positioned trees. The root is an
// object with one member for each instruction, in file order: ENV and ARG hold
// objects from name to value, instructions in exec form arrays, all others text.
// LABEL is left out, because labels describe the image and configure nothing.
//
// The reader is our own. BuildKit's parser knows lines and no columns, so that
// every word would have to be found again, and it brings 6 MB of protocol
// buffers into the program.
package dockerfile

import (
	"bytes"
	"strings"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/jsonc"
)

// Parse reads the part of f that lies within. It never fails. A text without
// FROM is no Dockerfile and gives nil: names like Dockerfile.go are given to
// other things as well.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Long(f, within, syntax.MaxCode); unread != nil {
		return unread
	}
	within = syntax.SkipBOM(f.Content, within)
	root := &syntax.Node{Kind: syntax.Object, Span: within}
	r := &reader{src: f.Content[:within.End], file: f, tree: &syntax.Tree{File: f, Roots: []*syntax.Node{root}}, escape: '\\'}
	from := false
	for at := within.Start; at < within.End; {
		line := r.line(at)
		at = line.End + 1
		if text := r.trim(line); text.Empty() || r.src[text.Start] == '#' {
			r.comment(text)
			continue
		}
		line.End = r.instructionEnd(line)
		at = line.End + 1
		m := r.instruction(r.trim(line))
		from = from || m.Key.Text == "FROM"
		if m.Key.Text != "LABEL" {
			root.Members = append(root.Members, m)
		}
	}
	if !from {
		return nil
	}
	return r.tree
}

type reader struct {
	src    []byte // ends where the part to read ends
	file   *source.File
	tree   *syntax.Tree
	escape byte
	// unclosed counts the heredocs that nothing closes, so that many of them do
	// not mean many searches to the end of the file.
	unclosed int
}

// line is the line that begins at an offset, without its LF.
func (r *reader) line(at int) source.Span {
	if n := bytes.IndexByte(r.src[at:], '\n'); n >= 0 {
		return source.Span{Start: at, End: at + n}
	}
	return source.Span{Start: at, End: len(r.src)}
}

var escapeDirective = lazy.Pattern("^#\\s*escape\\s*=\\s*([\\\\`])\\s*$")

// comment keeps a comment. The first lines of a file may choose the character
// that escapes line ends.
func (r *reader) comment(s source.Span) {
	if s.Empty() {
		return
	}
	r.tree.Comments = append(r.tree.Comments, s)
	if m := escapeDirective().FindSubmatch(r.src[s.Start:s.End]); m != nil && len(r.tree.Roots[0].Members) == 0 {
		r.escape = m[1][0]
	}
}

// instructionEnd is where the instruction that begins with a line ends: behind
// the lines that are continued and behind the heredocs.
func (r *reader) instructionEnd(line source.Span) int {
	start := line.Start
	for r.continued(line) && line.End < len(r.src) {
		for line = r.line(line.End + 1); line.End < len(r.src); line = r.line(line.End + 1) {
			text := r.trim(line)
			if !text.Empty() && r.src[text.Start] != '#' {
				break
			}
			r.comment(text)
		}
	}
	end := line.End
	for _, m := range heredoc().FindAllSubmatch(r.src[start:end], -1) {
		next, ok := r.heredocEnd(end, string(m[2]), len(m[1]) > 0)
		if !ok {
			break
		}
		end = next
	}
	return end
}

var heredoc = lazy.Pattern(`(?:^|[^<])<<(-?)["']?([A-Za-z_][A-Za-z0-9_]*)["']?`)

// heredocEnd is the end of the line that closes a heredoc. One that is never
// closed is none.
func (r *reader) heredocEnd(at int, word string, tabs bool) (int, bool) {
	for at < len(r.src) && r.unclosed < maxUnclosed {
		line := r.line(at + 1)
		text := strings.TrimSuffix(string(r.src[line.Start:line.End]), "\r")
		if tabs {
			text = strings.TrimLeft(text, "\t")
		}
		if text == word {
			return line.End, true
		}
		at = line.End
	}
	r.unclosed++
	return 0, false
}

// maxUnclosed is more than any Dockerfile has that BuildKit reads.
const maxUnclosed = 100

// continued reports whether the end of a line is escaped.
func (r *reader) continued(line source.Span) bool {
	text := r.trim(line)
	return !text.Empty() && r.src[text.End-1] == r.escape
}

// instruction reads one instruction as a member.
func (r *reader) instruction(all source.Span) syntax.Member {
	word := all
	if n := bytes.IndexAny(r.src[all.Start:all.End], " \t\r\n\v\f"); n > 0 {
		word.End = all.Start + n
	}
	key := r.scalar(word)
	if upper := strings.ToUpper(key.Text); upper != key.Text && len(upper) == len(key.Text) {
		key.Text, key.Pieces = upper, []syntax.Piece{{Raw: word}}
	}
	body := r.body(source.Span{Start: word.End, End: all.End})
	switch {
	case key.Text == "ENV", key.Text == "ARG":
		return syntax.Member{Key: key, Value: r.variables(body, key.Text == "ENV")}
	case !body.Empty() && r.src[body.Start] == '[':
		if t := jsonc.Parse(r.file, body); len(t.Problems) == 0 && len(t.Roots) == 1 {
			return syntax.Member{Key: key, Value: t.Roots[0]}
		}
	}
	return syntax.Member{Key: key, Value: r.scalar(body)}
}

// body is what follows the word and the flags ("--mount=type=secret,id=x").
func (r *reader) body(s source.Span) source.Span {
	for {
		s.Start = r.skip(s.Start, s.End)
		if !bytes.HasPrefix(r.src[s.Start:s.End], []byte("--")) {
			return r.trim(s)
		}
		_, s.Start = r.word(s.Start, s.End)
	}
}

func (r *reader) scalar(s source.Span) *syntax.Node {
	return &syntax.Node{Kind: syntax.String, Span: s, Inner: s, Text: string(r.src[s.Start:s.End])}
}

// trim takes blanks and line ends off both ends.
func (r *reader) trim(s source.Span) source.Span {
	for s.Start < s.End && blank(r.src[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && blank(r.src[s.End-1]) {
		s.End--
	}
	return s
}

func blank(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'
}
