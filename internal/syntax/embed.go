package syntax

import (
	"sort"

	"github.com/credlint/credlint/internal/source"
)

// Embed returns n, which was parsed out of the text of outer as if that text
// were a file, with all its places moved to the file in which outer stands.
// Texts lie in one another: a token in a JSON text in a quoted word of a script
// in a heredoc. Each reader knows one of these layers, Embed puts them together.
func Embed(outer, n *Node) *Node {
	if n == nil {
		return nil
	}
	m := *n
	m.Span, m.Inner = outer.place(n.Span), outer.place(n.Inner)
	if n.Scalar() {
		m.Pieces = outer.pieces(n)
		return &m
	}
	m.Members, m.Items = make([]Member, len(n.Members)), make([]*Node, len(n.Items))
	for i, member := range n.Members {
		m.Members[i] = Member{Embed(outer, member.Key), Embed(outer, member.Value), member.Disabled}
	}
	for i, item := range n.Items {
		m.Items[i] = Embed(outer, item)
	}
	return &m
}

// Part is the decoded bytes [from, to) of a scalar as a scalar of its own.
func (n *Node) Part(from, to int) *Node {
	s := source.Span{Start: from, End: to}
	return Embed(n, &Node{Kind: String, Span: s, Inner: s, Text: n.Text[from:to]})
}

// place maps a span of decoded text.
func (n *Node) place(s source.Span) source.Span { return n.Raw(s.Start, s.End) }

// pieces composes the mapping of inner to the text of n with that of n itself.
func (n *Node) pieces(inner *Node) []Piece {
	parts := inner.Pieces
	if len(parts) == 0 {
		if len(n.Pieces) == 0 {
			return nil
		}
		parts = []Piece{{0, inner.Inner}}
	}
	var out []Piece
	for i, p := range parts {
		end := len(inner.Text)
		if i+1 < len(parts) {
			end = parts[i+1].Text
		}
		if end-p.Text != p.Raw.Len() {
			out = append(out, Piece{p.Text, n.place(p.Raw)})
			continue
		}
		out = n.split(out, p)
	}
	return out
}

// split appends a piece that is byte for byte in the text of n, parted where
// the pieces of n part.
func (n *Node) split(out []Piece, p Piece) []Piece {
	if p.Raw.Empty() {
		return append(out, Piece{p.Text, n.place(p.Raw)})
	}
	for at := p.Raw.Start; at < p.Raw.End; {
		end := min(n.pieceEnd(at), p.Raw.End)
		out = append(out, Piece{p.Text + at - p.Raw.Start, n.Raw(at, end)})
		at = end
	}
	return out
}

// pieceEnd is the offset at which the piece that holds decoded byte i ends.
func (n *Node) pieceEnd(i int) int {
	k := sort.Search(len(n.Pieces), func(k int) bool { return n.Pieces[k].Text > i })
	if k < len(n.Pieces) {
		return n.Pieces[k].Text
	}
	return max(len(n.Text), i+1)
}
