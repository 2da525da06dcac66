// Package markdown finds the code blocks of a Markdown text: where people show
// commands and configurations, and where agents read them.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/text"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Block is one fenced code block.
type Block struct {
	// Language is the first word behind the fence, in lower case.
	Language string
	// Text is what is between the fences, without the indentation of lists and
	// quotes; it knows where each of its lines stands in the file.
	Text *syntax.Node
}

// Blocks returns the fenced code blocks of the file, in order. It never fails:
// every text is Markdown.
func Blocks(f *source.File) []Block {
	root := goldmark.DefaultParser().Parse(gm.NewReader(f.Content))
	var blocks []Block
	// The walk ends early only where its function says so.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if fence, ok := n.(*ast.FencedCodeBlock); ok && entering && fence.Lines().Len() > 0 {
			word, _, _ := strings.Cut(strings.TrimLeft(string(fence.Language(f.Content)), "{."), "}")
			blocks = append(blocks, Block{Language: strings.ToLower(word), Text: body(f, fence.Lines())})
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

// body joins the lines of a block.
func body(f *source.File, lines *gm.Segments) *syntax.Node {
	d := syntax.NewDecoding(f.Content)
	for i := range lines.Len() {
		line := lines.At(i)
		d.Same(source.Span{Start: line.Start, End: line.Stop})
	}
	span := source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
	return d.Node(syntax.String, span, span)
}
