package yaml

import (
	"bytes"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// scalar converts a scalar whose raw text starts at an offset.
func (c *converter) scalar(n *yaml.Node, at int) *syntax.Node {
	d := syntax.NewDecoding(c.src)
	span := source.Span{Start: at, End: at}
	inner := span
	switch {
	case block(n):
		inner = c.block(n, d, at)
		span.End = inner.End
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && at < c.within.End:
		inner = c.quoted(d, at)
		span.End = min(inner.End+1, c.within.End)
	default:
		inner.End = c.plain(n.Value, d, at)
		span = inner
	}
	if d.Text() != n.Value { // read in another way than we do
		d = syntax.NewDecoding(c.src)
		if c.masked {
			d.Same(inner) // the library saw a repaired copy: what the file says counts
		} else {
			d.As(n.Value, inner) // mapped as a whole
		}
	}
	out := d.Node(kind(n), span, inner)
	c.restore(out)
	return out
}

// block reports whether n is a block scalar.
func block(n *yaml.Node) bool { return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// kind is what a plain scalar is by its tag; all others are strings. A tag of the
// program's own ("!secret name", "!vault") has something else put in place of the
// text, which is why that is no value.
func kind(n *yaml.Node) syntax.Kind {
	if tag := n.ShortTag(); strings.HasPrefix(tag, "!") && !strings.HasPrefix(tag, "!!") && len(tag) > 1 {
		return syntax.Null
	}
	if n.Style&^(yaml.TaggedStyle|yaml.FlowStyle) != 0 {
		return syntax.String
	}
	switch n.ShortTag() {
	case "!!null":
		return syntax.Null
	case "!!bool":
		return syntax.Bool
	case "!!int", "!!float":
		return syntax.Number
	}
	return syntax.String
}

// restore gives a node back the text that was masked for the library.
func (c *converter) restore(n *syntax.Node) {
	if !c.masked {
		return
	}
	content := c.tree.File.Content
	if len(n.Pieces) == 0 {
		n.Text = string(content[n.Inner.Start:n.Inner.End])
		return
	}
	text := []byte(n.Text)
	for i, p := range n.Pieces {
		end := len(text)
		if i+1 < len(n.Pieces) {
			end = n.Pieces[i+1].Text
		}
		if decoded := text[p.Text:end]; bytes.Equal(decoded, c.src[p.Raw.Start:p.Raw.End]) {
			copy(decoded, content[p.Raw.Start:p.Raw.End])
		}
	}
	n.Text = string(text)
}

// plain lays the text of a plain scalar along the raw bytes and returns its end.
func (c *converter) plain(text string, d *syntax.Decoding, at int) int {
	for text != "" {
		n := c.common(text, at)
		if n == len(text) {
			d.Same(source.Span{Start: at, End: at + n})
			return at + n
		}
		for n > 0 && (text[n-1] == ' ' || text[n-1] == '\t') {
			n--
		}
		d.Same(source.Span{Start: at, End: at + n})
		next, breaks := c.fold(at + n)
		gap := folded(breaks)
		if breaks == 0 || !strings.HasPrefix(text[n:], gap) {
			return max(at+n, c.line(c.lineOf(at)).End)
		}
		d.As(gap, source.Span{Start: at + n, End: next})
		text, at = text[n+len(gap):], next
	}
	return at
}

// common is how far text equals the raw bytes from an offset on, on one line.
func (c *converter) common(text string, at int) int {
	n := 0
	for n < len(text) && at+n < c.within.End && text[n] == c.src[at+n] && text[n] != '\n' && text[n] != '\r' {
		n++
	}
	return n
}

// fold passes over line ends with the blanks around them and counts them. It
// does not move where there is none.
func (c *converter) fold(at int) (next, breaks int) {
	for i := at; i < c.within.End; i++ {
		switch c.src[i] {
		case ' ', '\t':
			continue
		case '\r':
			if i+1 < c.within.End && c.src[i+1] == '\n' {
				i++
			}
			breaks++
		case '\n':
			breaks++
		default:
			if breaks == 0 {
				return at, 0
			}
			return i, breaks
		}
	}
	return c.within.End, breaks
}

// folded is what so many line ends stand for.
func folded(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", max(breaks-1, 0))
}
