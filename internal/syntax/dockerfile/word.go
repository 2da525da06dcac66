package dockerfile

import (
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// variables reads NAME=value and so on. ENV also has an old form, "NAME value",
// in which the value goes on to the end.
func (r *reader) variables(body source.Span, old bool) *syntax.Node {
	object := &syntax.Node{Kind: syntax.Object, Span: body}
	for at := body.Start; at < body.End; {
		word, end := r.word(at, body.End)
		at = r.skip(end, body.End)
		name := word.Text
		if sign := strings.IndexByte(name, '='); sign >= 0 {
			object.Members = append(object.Members, syntax.Member{Key: word.Part(0, sign), Value: unquote(word.Part(sign+1, len(word.Text)))})
			continue
		}
		if old && len(object.Members) == 0 && at < body.End {
			value, end := r.text(at, body.End, func(byte) bool { return false })
			object.Members = append(object.Members, syntax.Member{Key: word, Value: unquote(value)})
			at = end
		}
	}
	return object
}

// word reads up to the next blank outside quotes.
func (r *reader) word(at, end int) (*syntax.Node, int) {
	var quote byte
	escaped := false
	return r.text(at, end, func(c byte) bool {
		switch {
		case escaped:
			escaped = false
		case c == r.escape && quote != '\'':
			escaped = true
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		default:
			return blank(c)
		}
		return false
	})
}

// text reads up to the byte at which stop says so, over the ends of lines that
// are continued.
func (r *reader) text(at, end int, stop func(byte) bool) (*syntax.Node, int) {
	n := &syntax.Node{Kind: syntax.String}
	var text []byte
	start, last := at, at
	for at < end {
		if next := r.continuation(at, end); next > at {
			at = next
			continue
		}
		if stop(r.src[at]) {
			break
		}
		if k := len(n.Pieces) - 1; k >= 0 && n.Pieces[k].Raw.End == at {
			n.Pieces[k].Raw.End++
		} else {
			n.Pieces = append(n.Pieces, syntax.Piece{Text: len(text), Raw: source.Span{Start: at, End: at + 1}})
		}
		text = append(text, r.src[at])
		at++
		last = at
	}
	n.Text = string(text)
	if len(n.Pieces) > 0 {
		start = n.Pieces[0].Raw.Start
	}
	if len(n.Pieces) < 2 {
		n.Pieces = nil
	}
	n.Span = source.Span{Start: start, End: last}
	n.Inner = n.Span
	return n, at
}

// skip passes over blanks, continued line ends and the comments behind them.
func (r *reader) skip(at, end int) int {
	for at < end {
		switch next := r.continuation(at, end); {
		case next > at:
			at = next
		case blank(r.src[at]):
			at++
		default:
			return at
		}
	}
	return at
}

// continuation is the offset behind an escaped line end, and behind the empty
// lines and comments that follow it; at itself where there is none.
func (r *reader) continuation(at, end int) int {
	if r.src[at] != r.escape {
		return at
	}
	next := at + 1
	for next < end && r.src[next] != '\n' && blank(r.src[next]) {
		next++
	}
	if next >= end || r.src[next] != '\n' {
		return at
	}
	var line source.Span
	for at = next + 1; at < end; at = line.End + 1 {
		line = r.line(at)
		if text := r.trim(line); line.End >= end || !text.Empty() && r.src[text.Start] != '#' {
			break
		}
	}
	return at
}

// unquote takes the quotes off a value that stands in them as a whole. Escapes
// inside stay as they are: nothing that matters is written with them.
func unquote(n *syntax.Node) *syntax.Node {
	last := len(n.Text) - 1
	if last < 1 || n.Text[0] != n.Text[last] || n.Text[0] != '"' && n.Text[0] != '\'' {
		return n
	}
	inner := n.Part(1, last)
	inner.Span = n.Span
	return inner
}
