package jsonc

import (
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// separator follows the commas between the entries of a collection.
type separator struct {
	entries int
	comma   bool // a comma was read since the last entry
}

// comma reads a comma.
func (p *parser) comma(s *separator) {
	if s.comma || s.entries == 0 {
		p.fault(p.here(), "there is nothing between this comma and what precedes it")
	}
	s.comma = true
	p.at++
}

// entry is called before each entry.
func (p *parser) entry(s *separator) {
	if s.entries > 0 && !s.comma {
		p.fault(p.here(), "a comma is missing before this")
	}
	s.entries++
	s.comma = false
}

// object reads an object from its brace on.
func (p *parser) object() *syntax.Node {
	n := p.node(syntax.Object, source.Span{Start: p.at}, source.Span{}, "")
	p.at++
	p.depth++
	p.objects++
	for sep := (separator{}); !p.closed('}', p.arrays); {
		p.member(n, &sep)
	}
	p.depth--
	p.objects--
	n.Span.End = p.at
	return n
}

// array reads an array from its bracket on.
func (p *parser) array() *syntax.Node {
	n := p.node(syntax.Array, source.Span{Start: p.at}, source.Span{}, "")
	p.at++
	p.depth++
	p.arrays++
	for sep := (separator{}); !p.closed(']', p.objects); {
		p.item(n, &sep)
	}
	p.depth--
	p.arrays--
	n.Span.End = p.at
	return n
}

// closed reads the closing bracket. The other kind of bracket closes too, and
// is left for the collection to which it belongs, if one is open.
func (p *parser) closed(bracket byte, others int) bool {
	p.space()
	switch c := p.peek(); {
	case p.exhausted():
		return true
	case p.at >= p.end:
		p.fault(p.here(), "the json ends before it is complete")
		return true
	case c == bracket:
		p.at++
		return true
	case c == ']' || c == '}':
		p.fault(p.here(), "this bracket does not match the one that is open")
		if others > 0 {
			return true
		}
		p.at++
	}
	return false
}

// member reads one member of an object, or what stands in its place.
func (p *parser) member(n *syntax.Node, sep *separator) {
	c := p.peek()
	if p.at >= p.end || c == '}' || c == ']' {
		return
	}
	if c == ',' {
		p.comma(sep)
		return
	}
	if c != '"' && c != '\'' && !bare(c) {
		p.fault(p.here(), "expected a key here")
		p.stray()
		return
	}
	p.entry(sep)
	key := p.key()
	p.space()
	if p.peek() != ':' {
		p.fault(p.here(), "a colon is missing after the key")
		if p.peek() != '=' {
			return
		}
	}
	p.at++
	p.space()
	before := p.at
	value := p.value()
	switch {
	case value != nil:
	case p.at > before:
		return // too deep
	default:
		p.fault(p.here(), "expected a value here")
		value = empty(p.at)
	}
	n.Members = append(n.Members, syntax.Member{Key: key, Value: value})
}

// item reads one item of an array, or what stands in its place.
func (p *parser) item(n *syntax.Node, sep *separator) {
	c := p.peek()
	if p.at >= p.end || c == '}' || c == ']' {
		return
	}
	if c == ',' {
		p.comma(sep)
		return
	}
	before := p.at
	p.entry(sep)
	value := p.value()
	switch {
	case value != nil:
		n.Items = append(n.Items, value)
	case p.at == before:
		p.fault(p.here(), "expected a value here")
		p.stray()
	}
}

// stray passes over what cannot stand here: a bracketed value or one byte.
func (p *parser) stray() {
	if c := p.peek(); c == '{' || c == '[' {
		p.skip()
		return
	}
	p.at++
}

// empty is the value that is missing at an offset.
func empty(at int) *syntax.Node {
	s := source.Span{Start: at, End: at}
	return &syntax.Node{Kind: syntax.Null, Span: s, Inner: s}
}
