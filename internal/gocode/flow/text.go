package flow

import (
	"go/ast"
	"go/token"
	"strings"
)

// Piece is a part of a text. Expr is where it is written, nil where the part is
// unknown.
type Piece struct {
	Text string
	Expr ast.Expr
}

// Text is one text that may reach a place: its pieces in a row.
type Text struct {
	Pieces []Piece
	// Fallback is set where it is only used when something else is not there.
	Fallback bool
}

// unknown stands for a part that nothing is known of. Package credential takes
// it for a reference.
const unknown = "${unknown}"

func (t Text) String() string {
	var b strings.Builder
	for _, p := range t.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Known reports whether a part of the text is written in the code.
func (t Text) Known() bool {
	for _, p := range t.Pieces {
		if p.Expr != nil {
			return true
		}
	}
	return false
}

// Piece is the one in which the byte at offset stands, and the offset in it.
func (t Text) Piece(offset int) (Piece, int) {
	for _, p := range t.Pieces {
		if offset < len(p.Text) {
			return p, offset
		}
		offset -= len(p.Text)
	}
	return Piece{}, 0
}

// concat joins every text of a with every text of b.
func concat(a, b []Text) []Text {
	var all []Text
	for _, x := range a {
		for _, y := range b {
			if len(all) == maxTexts {
				return all
			}
			pieces := append(append([]Piece{}, x.Pieces...), y.Pieces...)
			all = append(all, Text{pieces, x.Fallback || y.Fallback})
		}
	}
	return all
}

func written(text string, e ast.Expr) []Text { return []Text{{Pieces: []Piece{{text, e}}}} }

func nothingKnown() []Text { return written(unknown, nil) }

// Span is the place of a part of a piece: the exact one where the literal is
// written as it is read, else the whole literal between its quotes.
func (p Piece) Span(start, end int) (token.Pos, token.Pos) {
	lit, ok := p.Expr.(*ast.BasicLit)
	if !ok {
		return p.Expr.Pos(), p.Expr.End()
	}
	inner := lit.Pos() + 1
	if len(lit.Value) == len(p.Text)+2 && lit.Value[1:len(lit.Value)-1] == p.Text {
		return inner + token.Pos(start), inner + token.Pos(min(end, len(p.Text)))
	}
	return inner, lit.End() - 1
}
