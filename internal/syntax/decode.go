package syntax

import "github.com/credlint/credlint/internal/source"

// Decoding builds the decoded text of one scalar together with its pieces. The
// parsers share it, so that escapes map back to the file in one way.
type Decoding struct {
	content  []byte
	text     []byte
	pieces   []Piece
	verbatim bool // the last piece is byte for byte
}

// NewDecoding starts the text of a scalar that stands in content. Spans are
// offsets in content.
func NewDecoding(content []byte) *Decoding { return &Decoding{content: content} }

// Same adds raw bytes that stand for themselves.
func (d *Decoding) Same(raw source.Span) {
	if raw.Empty() {
		return
	}
	if n := len(d.pieces); d.verbatim && d.pieces[n-1].Raw.End == raw.Start {
		d.pieces[n-1].Raw.End = raw.End
	} else {
		d.pieces = append(d.pieces, Piece{len(d.text), raw})
	}
	d.text = append(d.text, d.content[raw.Start:raw.End]...)
	d.verbatim = true
}

// As adds text that stands in the file as raw: an escape, a folded line end. An
// empty text adds nothing, its raw bytes are a gap between pieces.
func (d *Decoding) As(text string, raw source.Span) {
	if text == "" {
		return
	}
	d.pieces = append(d.pieces, Piece{len(d.text), raw})
	d.text = append(d.text, text...)
	d.verbatim = false
}

// Text is what has been decoded so far.
func (d *Decoding) Text() string { return string(d.text) }

// Node returns the finished scalar.
func (d *Decoding) Node(kind Kind, span, inner source.Span) *Node {
	n := &Node{Kind: kind, Span: span, Inner: inner, Text: string(d.text), Pieces: d.pieces}
	switch {
	case len(d.pieces) == 0 && !inner.Empty():
		n.Pieces = []Piece{{0, inner}} // raw bytes that stand for nothing
	case len(d.pieces) == 1 && d.verbatim && d.pieces[0].Raw == inner:
		n.Pieces = nil
	}
	return n
}
