package dockerfile

import (
	"bytes"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// env reads the triples name, value, sign of ENV.
func (r *reader) env(n *parser.Node, body source.Span) *syntax.Node {
	object := &syntax.Node{Kind: syntax.Object, Span: body}
	at := body.Start
	for name := n.Next; name != nil && name.Next != nil; {
		value, sign := name.Next, ""
		if value.Next != nil {
			sign = value.Next.Value
		}
		end, ok := r.pair(object, at, name.Value, sign, value.Value)
		if !ok || value.Next == nil {
			break
		}
		at, name = end, value.Next.Next
	}
	return object
}

// arg reads the words of ARG: NAME or NAME=default.
func (r *reader) arg(n *parser.Node, body source.Span) *syntax.Node {
	object := &syntax.Node{Kind: syntax.Object, Span: body}
	at := body.Start
	for word := n.Next; word != nil; word = word.Next {
		name, value, found := strings.Cut(word.Value, "=")
		sign := "="
		if !found {
			sign = ""
		}
		end, ok := r.pair(object, at, name, sign, value)
		if !ok {
			break
		}
		at = end
	}
	return object
}

// pair finds NAME=value (or NAME value) from at on and adds it to the object.
func (r *reader) pair(object *syntax.Node, at int, name, sign, value string) (int, bool) {
	end := object.Span.End
	at = r.skip(at, end)
	key, ok := r.find(at, end, name)
	if !ok {
		return at, false
	}
	at = key.Span.End
	if sign == "=" {
		equals, ok := r.find(at, end, "=")
		if !ok {
			return at, false
		}
		at = equals.Span.End
	} else {
		at = r.skip(at, end)
	}
	v, ok := r.find(at, end, value)
	if !ok {
		return at, false
	}
	object.Members = append(object.Members, syntax.Member{Key: key, Value: unquote(v)})
	return v.Span.End, true
}

// find reads text at a place, over the ends of lines that are continued.
func (r *reader) find(at, end int, text string) (*syntax.Node, bool) {
	n := &syntax.Node{Kind: syntax.String, Text: text}
	start := at
	for i := 0; i < len(text); {
		if next := r.continuation(at, end); next > at {
			at = next
			continue
		}
		if at >= end || r.file.Content[at] != text[i] {
			return nil, false
		}
		if k := len(n.Pieces) - 1; k >= 0 && n.Pieces[k].Raw.End == at {
			n.Pieces[k].Raw.End++
		} else {
			n.Pieces = append(n.Pieces, syntax.Piece{Text: i, Raw: source.Span{Start: at, End: at + 1}})
		}
		at++
		i++
	}
	if len(n.Pieces) > 0 {
		start = n.Pieces[0].Raw.Start
	}
	n.Span = source.Span{Start: start, End: at}
	n.Inner = n.Span
	if len(n.Pieces) < 2 {
		n.Pieces = nil
	}
	return n, true
}

// skip passes over blanks, continued line ends and the comments behind them.
func (r *reader) skip(at, end int) int {
	for at < end {
		switch next := r.continuation(at, end); {
		case next > at:
			at = next
		case blank(r.file.Content[at]):
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
	src := r.file.Content[:end]
	if at >= end || src[at] != r.escape {
		return at
	}
	n := bytes.IndexByte(src[at:], '\n')
	if n < 0 || len(bytes.TrimSpace(src[at+1:at+n])) > 0 {
		return at
	}
	for at += n + 1; at < end; {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			break
		}
		if line := bytes.TrimSpace(src[at : at+n]); len(line) > 0 && line[0] != '#' {
			break
		}
		at += n + 1
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
	n.Inner = n.Raw(1, last)
	n.Text = n.Text[1:last]
	if len(n.Pieces) == 0 {
		return n
	}
	for i := range n.Pieces {
		n.Pieces[i].Text = max(n.Pieces[i].Text-1, 0)
	}
	n.Pieces[0].Raw.Start++
	n.Pieces[len(n.Pieces)-1].Raw.End--
	return n
}
