// Package syntax holds the one positioned tree into which every structured
// format is parsed: JSON and its dialects, YAML, TOML, dotenv. The parsers live
// in folders below this one, one library each.
//
// A scalar knows three things that are lost for ever when they are not kept on
// the first day: the span of its raw text, the span inside its quotes, and how
// a piece of its decoded text maps back to raw bytes. A token may be a part of
// a string with escapes ("Bearer abc\u0064ef"), and both the caret under it
// and the edit that replaces it need the raw bytes.
package syntax

import (
	"sort"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/source"
)

// Kind says what a node is.
type Kind uint8

const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Node is one value of a document. Nodes are read, never changed, after parsing.
type Node struct {
	Kind Kind
	// Span is the raw extent in the file, quotes or brackets included.
	Span source.Span
	// Inner is the span inside the quotes of a scalar (equal to Span for a bare
	// one; for a block scalar, from its first to its last text byte).
	Inner source.Span
	// Text is the decoded text of a scalar; for numbers, booleans and null, the
	// raw text.
	Text string
	// Pieces map Text back to the file. Empty means that Text is Inner, byte for
	// byte.
	Pieces []Piece
	// Members are the entries of an Object in file order, duplicates included.
	Members []Member
	// Items are the entries of an Array.
	Items []*Node
}

// Piece maps decoded bytes to raw bytes: the decoded text from Text up to the
// next piece's Text came from Raw. Where both have the same length the mapping
// is byte for byte, otherwise the piece is one escape and maps as a whole.
type Piece struct {
	Text int
	Raw  source.Span
}

// Member is one key with its value.
type Member struct {
	Key   *Node // a String
	Value *Node
	// Disabled is set where the entry stands in a comment ("# API_KEY=...").
	Disabled bool
}

// Tree is a parsed file (or a parsed part of one).
type Tree struct {
	File *source.File
	// Roots are the documents in the file; most files have one.
	Roots []*Node
	// Comments are the comments' raw spans, markers included, in file order.
	Comments []source.Span
	// Problems say what could not be read. What could be read is in Roots all
	// the same.
	Problems []source.Problem
}

// MaxDepth is the deepest nesting that is read. Deeper values are left out and
// reported as a problem: no agent's config comes near, and recursion over
// hostile input must end.
const MaxDepth = 128

// Raw maps the decoded bytes [from, to) of a scalar to raw bytes of the file.
func (n *Node) Raw(from, to int) source.Span {
	if len(n.Pieces) == 0 {
		return source.Span{Start: n.Inner.Start + from, End: n.Inner.Start + to}
	}
	if to <= from {
		at := n.rawStart(from)
		return source.Span{Start: at, End: at}
	}
	return source.Span{Start: n.rawStart(from), End: n.rawEnd(to - 1)}
}

// rawStart is the first raw byte of the decoded byte at i.
func (n *Node) rawStart(i int) int {
	if i >= len(n.Text) {
		return n.Inner.End
	}
	p, length := n.piece(i)
	if length == p.Raw.Len() {
		return p.Raw.Start + i - p.Text
	}
	return p.Raw.Start
}

// rawEnd is the offset behind the last raw byte of the decoded byte at i.
func (n *Node) rawEnd(i int) int {
	p, length := n.piece(i)
	if length == p.Raw.Len() {
		return p.Raw.Start + i - p.Text + 1
	}
	return p.Raw.End
}

// piece finds the piece of decoded byte i and its decoded length.
func (n *Node) piece(i int) (Piece, int) {
	k := sort.Search(len(n.Pieces), func(k int) bool { return n.Pieces[k].Text > i }) - 1
	k = max(k, 0)
	end := len(n.Text)
	if k+1 < len(n.Pieces) {
		end = n.Pieces[k+1].Text
	}
	return n.Pieces[k], end - n.Pieces[k].Text
}

// Get returns the value of the last member with this key, as JSON readers take
// it, or nil. It is safe on nil and on a node that is no object.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := len(n.Members) - 1; i >= 0; i-- {
		if m := n.Members[i]; !m.Disabled && m.Key.Text == key {
			return m.Value
		}
	}
	return nil
}

// Scalar reports whether n is a value without children.
func (n *Node) Scalar() bool { return n != nil && n.Kind != Array && n.Kind != Object }

// Pointer is a JSON pointer (RFC 6901), the structural path of a node: the
// stable name of a place, kept when lines move.
type Pointer string

// Key returns the pointer to a member of the object at p.
func (p Pointer) Key(name string) Pointer {
	return p + "/" + Pointer(pointerEscapes.Replace(name))
}

// Keys are the keys and indexes on the way to p, as they are in the file.
func (p Pointer) Keys() []string {
	keys := strings.Split(string(p), "/")[1:]
	for i, key := range keys {
		keys[i] = pointerPlain.Replace(key)
	}
	return keys
}

var (
	pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")
	pointerPlain   = strings.NewReplacer("~0", "~", "~1", "/")
)

// Map is the pointer with its keys replaced. One whose keys all stay, stays.
func (p Pointer) Map(replace func(key string) string) Pointer {
	var out Pointer
	changed := false
	for _, key := range p.Keys() {
		other := replace(key)
		changed = changed || other != key
		out = out.Key(other)
	}
	if !changed {
		return p
	}
	return out
}

// Index returns the pointer to item i of the array at p.
func (p Pointer) Index(i int) Pointer { return p + "/" + Pointer(strconv.Itoa(i)) }
