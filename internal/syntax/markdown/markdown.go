// Package markdown finds the code blocks of Markdown text.
//
// The parser is goldmark, of which only the readers of blocks are used: what
// stands inside a paragraph is text to credlint.
package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Block is one code block.
type Block struct {
	// Language is the first word of the info string in lower case, Info the rest;
	// both are empty for an indented block.
	Language, Info string
	// Span holds the lines of the block, without the fences.
	Span source.Span
	// Text is the text of the block, without the indent of its surroundings.
	Text *syntax.Node
}

const (
	// maxSize is the largest text that is parsed; what is longer was written by
	// a program.
	maxSize = 1 << 20
	// maxNested is how many marks of quotes and lists may stand before the text
	// of a line.
	maxNested = 64
	// maxInfo is how much of what stands behind a fence is searched for its
	// language.
	maxInfo = 256
)

// Blocks returns the code blocks of a file whose languages are wanted, in order.
// Hardly any text has one, and that is seen before it is parsed.
func Blocks(f *source.File, wanted func(language string) bool) []Block {
	content := f.Content
	if len(content) > maxSize || !wanted("") && !fenced(content, wanted) || nested(content) {
		return nil
	}
	start := syntax.SkipBOM(content, source.Span{End: len(content)}).Start
	doc := blocks().Parse(text.NewReader(content[start:]))
	var out []Block
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock || n.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			b := block(content, n, start)
			if n.Info != nil {
				info := string(n.Info.Segment.Value(content[start:]))
				b.Language, b.Info = language(info)
			}
			if wanted(b.Language) {
				out = append(out, b)
			}
		case *ast.CodeBlock:
			if wanted("") {
				out = append(out, block(content, n, start))
			}
		}
		return ast.WalkSkipChildren, nil
	})
	return out
}

// blocks is a parser that knows the blocks that hold or end code. It keeps nothing
// of what it parses.
var blocks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
})

// fenced reports whether a fence may open a block in a wanted language.
func fenced(content []byte, wanted func(string) bool) bool {
	for _, fence := range []string{"```", "~~~"} {
		for at := 0; ; {
			n := bytes.Index(content[at:], []byte(fence))
			if n < 0 {
				break
			}
			at += n
			for at < len(content) && content[at] == fence[0] {
				at++
			}
			info, _, _ := bytes.Cut(content[at:], []byte("\n"))
			if lang, _ := language(string(info[:min(len(info), maxInfo)])); wanted(lang) {
				return true
			}
		}
	}
	return false
}

// nested reports whether a line begins with more marks than people write. The
// parser goes one level deeper for each.
func nested(content []byte) bool {
	for line := range bytes.Lines(content) {
		marks := 0
		for i, c := range line {
			blank := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
			switch {
			case c == '>', blank && bytes.IndexByte([]byte("-*+.)"), c) >= 0:
				marks++
				continue
			case c == ' ', c == '\t', c >= '0' && c <= '9':
				continue
			}
			break
		}
		if marks > maxNested {
			return true
		}
	}
	return false
}

// language parts an info string: ```json .mcp.json, ```{.json}, ```bash {1,3}.
func language(info string) (lang, rest string) {
	lang, rest, _ = strings.Cut(strings.TrimSpace(info), " ")
	lang, more, _ := strings.Cut(strings.Trim(lang, "{}."), ",")
	if name, path, ok := strings.Cut(lang, ":"); ok { // ```json:settings.json
		lang, more = name, path
	}
	return strings.ToLower(lang), strings.TrimSpace(more + " " + rest)
}

// block turns the lines of a node into one text.
func block(content []byte, n ast.Node, offset int) Block {
	d := syntax.NewDecoding(content)
	lines := n.Lines()
	var s source.Span
	for i := range lines.Len() {
		line := lines.At(i)
		at := source.Span{Start: line.Start + offset, End: line.Stop + offset}
		if i == 0 {
			s.Start = at.Start
		}
		s.End = at.End
		d.Same(at)
	}
	return Block{Span: s, Text: d.Node(syntax.String, s, s)}
}
