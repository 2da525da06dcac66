package flow

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// Use is an expression that reaches a sink.
type Use struct {
	Sink  *sink.Sink
	Value ast.Expr
	Name  ast.Expr // what names the value, nil where nothing does
	At    ast.Node // the call, the field or the assignment
}

// Elsewhere tells of the use in a finding at pos, unless that is a part of it.
func (u Use) Elsewhere(pos token.Pos) []analysis.RelatedInformation {
	if at, end := u.At.Pos(), u.At.End(); pos < at || pos > end {
		return []analysis.RelatedInformation{{Pos: at, End: end, Message: "it is used here"}}
	}
	return nil
}

// Uses are the places in the package at which something reaches a sink of one of
// the kinds, in the order of the files.
func (s *Sites) Uses(kinds ...sink.Kind) []Use {
	var all []Use
	for _, u := range s.uses {
		if slices.Contains(kinds, u.Sink.Kind) {
			all = append(all, u)
		}
	}
	return all
}
