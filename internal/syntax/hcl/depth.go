package hcl

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/credlint/credlint/internal/syntax"
)

// maxControls is how many "%{ if }" and their like a file may have. Each opens a
// level that only a later one closes.
const maxControls = 2000

// tooDeep tells where the nesting of a text goes beyond what is read. The
// library goes down by recursion, and a stack that runs over ends the program, so
// this has to be known before it starts.
func tooDeep(tokens hclsyntax.Tokens) (at hcl.Range, deep bool) {
	n := nesting{levels: []level{{newlines: true}}}
	for _, t := range tokens {
		if n.take(t.Type); n.depth > 2*syntax.MaxDepth || n.controls > maxControls {
			return t.Range, true
		}
	}
	return at, false
}

// closers are what closes each bracket.
var closers = map[hclsyntax.TokenType]hclsyntax.TokenType{
	hclsyntax.TokenOBrace: hclsyntax.TokenCBrace, hclsyntax.TokenOParen: hclsyntax.TokenCParen, hclsyntax.TokenOBrack: hclsyntax.TokenCBrack,
	hclsyntax.TokenOQuote: hclsyntax.TokenCQuote, hclsyntax.TokenOHeredoc: hclsyntax.TokenCHeredoc,
	hclsyntax.TokenTemplateInterp: hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenTemplateControl: hclsyntax.TokenTemplateSeqEnd,
}

// level is what one bracket opened.
type level struct {
	closer hclsyntax.TokenType
	// pending are operators whose right side is still being read.
	pending  int
	newlines bool // a line end closes what is pending
}

type nesting struct {
	levels          []level
	depth, controls int
}

// take counts one token.
func (n *nesting) take(t hclsyntax.TokenType) {
	top := &n.levels[len(n.levels)-1]
	switch {
	case t == top.closer:
		n.depth -= top.pending + 1
		n.levels = n.levels[:len(n.levels)-1]
	case closers[t] != 0:
		n.levels = append(n.levels, level{closer: closers[t], newlines: t == hclsyntax.TokenOBrace})
		n.depth++
		if t == hclsyntax.TokenTemplateControl {
			n.controls++
		}
	case t == hclsyntax.TokenQuestion, t == hclsyntax.TokenBang, t == hclsyntax.TokenMinus:
		top.pending++
		n.depth++
	case t == hclsyntax.TokenComma, t == hclsyntax.TokenNewline && top.newlines:
		n.depth -= top.pending
		top.pending = 0
	}
}
