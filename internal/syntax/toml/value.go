package toml

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// value takes in a value at or behind p.at. It returns nil for one that is
// nested too deep.
func (p *parser) value(n *unstable.Node, depth int) *syntax.Node {
	switch n.Kind {
	case unstable.Array, unstable.InlineTable:
		if depth >= syntax.MaxDepth {
			p.fault(source.Span{Start: p.at, End: p.at}, syntax.TooDeep)
			return nil
		}
		return p.collection(n, depth)
	case unstable.Bool:
		return p.scalar(syntax.Bool, p.span(n.Raw), string(n.Data))
	case unstable.Integer, unstable.Float:
		return p.scalar(syntax.Number, p.span(n.Raw), string(n.Data))
	}
	return p.scalar(syntax.String, p.span(n.Raw), string(n.Data))
}

// collection takes in an array or an inline table. The library does not tell
// where they start and end: between their entries stand only commas, blanks
// and comments.
func (p *parser) collection(n *unstable.Node, depth int) *syntax.Node {
	kind, open, end := syntax.Array, "[", "]"
	if n.Kind == unstable.InlineTable {
		kind, open, end = syntax.Object, "{", "}"
	}
	start := p.seek(open, p.at)
	p.at = min(start+1, len(p.src))
	out := &syntax.Node{Kind: kind}
	for it := n.Children(); it.Next(); {
		switch child := it.Node(); child.Kind {
		case unstable.Comment:
		case unstable.KeyValue:
			p.pair(child, out, depth)
		default:
			if item := p.value(child, depth+1); item != nil {
				out.Items = append(out.Items, item)
			}
		}
	}
	p.at = min(p.seek(end, p.at)+1, len(p.src))
	out.Span = source.Span{Start: start, End: p.at}
	return out
}

// scalar makes the node of a key or a scalar that the library decoded to text.
func (p *parser) scalar(kind syntax.Kind, span source.Span, text string) *syntax.Node {
	p.at = max(p.at, span.End)
	p.taken = append(p.taken, span)
	raw := p.src[span.Start:span.End]
	quote := quotes(raw)
	inner := source.Span{Start: span.Start + quote, End: span.End - quote}
	if quote == 3 { // the first line end does not count
		if bytes.HasPrefix(p.src[inner.Start:inner.End], []byte("\r\n")) {
			inner.Start++
		}
		if inner.Start < inner.End && p.src[inner.Start] == '\n' {
			inner.Start++
		}
	}
	d := syntax.NewDecoding(p.src)
	if quote > 0 && raw[0] == '"' {
		decode(d, p.src, inner)
	} else {
		d.Same(inner)
	}
	if d.Text() != text { // read in another way than we do: map it as a whole
		d = syntax.NewDecoding(p.src)
		d.As(text, inner)
	}
	return d.Node(kind, span, inner)
}

// quotes is the number of quotes on either side of raw.
func quotes(raw []byte) int {
	switch {
	case len(raw) >= 6 && (bytes.HasPrefix(raw, []byte(`"""`)) || bytes.HasPrefix(raw, []byte(`'''`))):
		return 3
	case len(raw) >= 2 && (raw[0] == '"' || raw[0] == '\''):
		return 1
	}
	return 0
}

// decode reads the escapes of a basic string.
func decode(d *syntax.Decoding, src []byte, inner source.Span) {
	from := inner.Start
	for i := from; i < inner.End; {
		n := bytes.IndexByte(src[i:inner.End], '\\')
		if n < 0 {
			break
		}
		i += n
		text, size := escape(src[i:inner.End])
		d.Same(source.Span{Start: from, End: i})
		d.As(text, source.Span{Start: i, End: i + size})
		i += size
		from = i
	}
	d.Same(source.Span{Start: from, End: inner.End})
}

// escape decodes the escape at the start of rest.
func escape(rest []byte) (text string, size int) {
	const escapes = "b\bt\tn\nf\fr\re\x1b\"\"\\\\"
	if len(rest) < 2 {
		return string(rest), len(rest)
	}
	digits := 0
	switch rest[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case ' ', '\t', '\r', '\n': // a line ending backslash
		return "", len(rest) - len(bytes.TrimLeft(rest[1:], " \t\r\n"))
	}
	if digits > 0 && len(rest) >= 2+digits {
		r, _ := strconv.ParseUint(string(rest[2:2+digits]), 16, 32)
		return string(rune(r)), 2 + digits
	}
	if i := strings.IndexByte(escapes, rest[1]); i >= 0 && i%2 == 0 {
		return escapes[i+1 : i+2], 2
	}
	return string(rest[:2]), 2
}
