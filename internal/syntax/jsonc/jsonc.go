// Package jsonc reads JSON as people and programs leave it on disk: with
// comments, trailing commas, JSON5 quotes and bare keys, several documents in a
// file, merge-conflict markers, or an end that is missing.
//
// The reader is our own. gjson and encoding/json read sound JSON only: after
// the first fault gjson goes on silently and encoding/json stops, neither tells
// how an escape maps to raw bytes, and walking nested gjson results costs depth
// times size. This reader passes over the file once, keeps every position, and
// after a fault reads on at the next token.
package jsonc

import (
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Parse reads the part of f that lies within. It never fails: the tree holds
// what could be read and a problem at the first fault.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Crowded(f, within, `,[{/\`); unread != nil {
		return unread
	}
	p := &parser{tree: &syntax.Tree{File: f}, at: within.Start, end: within.End}
	text, conflict := syntax.BlankConflicts(f.Content[within.Start:within.End])
	p.src = f.Content
	if !conflict.Empty() {
		p.src = append(append(make([]byte, 0, within.End), f.Content[:within.Start]...), text...)
		p.fault(source.Span{Start: within.Start + conflict.Start, End: within.Start + conflict.End}, syntax.Conflict)
	}
	p.text = string(p.src[within.Start:within.End])
	p.base = within.Start
	p.documents()
	return p.tree
}

// A fault, and a document, can be a value without any of the marks that are counted
// before a text is read.
const (
	maxFaults    = 100_000
	maxDocuments = 500_000
)

// parser reads left to right; every method moves at forward or leaves it.
type parser struct {
	tree   *syntax.Tree
	src    []byte
	text   string // the part to read, so that the texts of scalars share one string
	base   int    // offset of text in src
	at     int
	end    int
	faults int
	// depth, arrays and objects count what is open around at.
	depth, arrays, objects int
	// spare are nodes made in advance: one by one they cost more than the reading.
	spare []syntax.Node
}

// node makes a node.
func (p *parser) node(kind syntax.Kind, span, inner source.Span, text string) *syntax.Node {
	if len(p.spare) == cap(p.spare) {
		p.spare = make([]syntax.Node, 0, min(2*cap(p.spare)+16, 1024))
	}
	p.spare = append(p.spare, syntax.Node{Kind: kind, Span: span, Inner: inner, Text: text})
	return &p.spare[len(p.spare)-1]
}

// fault reports the first thing that is wrong. Later faults tend to be echoes
// of the first.
func (p *parser) fault(s source.Span, message string) {
	p.faults++
	if len(p.tree.Problems) > 0 {
		return
	}
	s.Start = min(s.Start, p.end)
	s.End = max(s.Start, min(s.End, p.end))
	f := p.tree.File
	p.tree.Problems = []source.Problem{{Path: f.Path, File: f, Span: s, Message: message}}
}

// here is the span of the byte at which the parser stands.
func (p *parser) here() source.Span { return source.Span{Start: p.at, End: min(p.at+1, p.end)} }

// peek is the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.at < p.end {
		return p.src[p.at]
	}
	return 0
}

// documents reads one value after another.
func (p *parser) documents() {
	for p.space(); p.at < p.end && !p.exhausted(); p.space() {
		switch c := p.peek(); {
		case c == '{' || c == '[' || c == '"' || c == '\'':
			if n := p.value(); n != nil {
				p.tree.Roots = append(p.tree.Roots, n)
			}
		case bare(c):
			if n := p.word(); n.Kind != syntax.String {
				p.tree.Roots = append(p.tree.Roots, n)
			}
		default:
			p.fault(p.here(), "expected a json value here")
			p.at++
		}
	}
}

// exhausted reports whether there is more wrong, or there are more documents, than
// in any file that somebody has a use for.
func (p *parser) exhausted() bool {
	if len(p.tree.Roots) >= maxDocuments {
		p.fault(p.here(), syntax.TooMany)
	}
	return p.faults >= maxFaults || len(p.tree.Roots) >= maxDocuments
}

// value reads the value at hand. It returns nil, without moving, where there is
// none, and nil behind a value that is nested too deep.
func (p *parser) value() *syntax.Node {
	switch c := p.peek(); {
	case p.at >= p.end:
		return nil
	case c == '{' || c == '[':
		if p.depth == syntax.MaxDepth {
			p.fault(p.here(), syntax.TooDeep)
			p.skip()
			return nil
		}
		if c == '{' {
			return p.object()
		}
		return p.array()
	case c == '"' || c == '\'':
		return p.str()
	case bare(c):
		return p.word()
	}
	return nil
}

// skip passes over a bracketed value without reading it.
func (p *parser) skip() {
	depth := 0
	for p.space(); p.at < p.end; p.space() {
		switch c := p.peek(); c {
		case '"', '\'':
			p.str()
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		p.at++
		if depth == 0 {
			return
		}
	}
	p.fault(p.here(), "the json ends before it is complete")
}
