// Package constantsigningkey finds programs that sign, or check signatures, with
// a text that stands in their code.
package constantsigningkey

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is constant-signing-key.
var Analyzer = &analysis.Analyzer{
	Name:             "constantsigningkey",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("constant-signing-key"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	c := &checker{gocode.NewReporter(pass), pass.ResultOf[flow.Analyzer].(*flow.Package)}
	for _, use := range c.code.Uses(sink.SigningKey) {
		for _, e := range c.code.Yields(use.Value) {
			for _, text := range c.code.Texts(e) {
				c.text(use, text)
			}
		}
	}
	return c.Findings(), nil
}

type checker struct {
	*gocode.Reporter
	code *flow.Package
}

// text judges one text. What looks like a credential is key-in-source's.
func (c *checker) text(use flow.Use, text flow.Text) {
	piece, _ := text.Piece(0)
	if piece.Expr == nil || len(text.Pieces) > 1 || !strings.ContainsFunc(piece.Text, unicode.IsLetter) {
		return
	}
	if c.code.Imported(piece.Expr) {
		return // a mark of the library, as that for tokens without a signature
	}
	purpose := c.Purpose(use.At.Pos())
	if purpose == gocode.Testing || len(gocode.Judge("SIGNING_SECRET", piece.Text, purpose).Found) > 0 {
		return
	}
	f := gocode.Finding{
		Secret:  true,
		Message: fmt.Sprintf("a constant is the signing key of %q", use.Sink.Place()),
		Help:    "whoever reads the code can sign as well: make a random key and read it at run time",
	}
	if purpose == gocode.Example {
		f.Level = gocode.Warning
	}
	if text.Fallback {
		f.Level = gocode.Warning
		f.Message += ", where the real one is not set"
		f.Help = "whoever reads the code can sign as well: a program without its key has to stop"
	}
	f.Pos, f.End = piece.Span(0, len(piece.Text))
	f.Related = use.Elsewhere(f.Pos)
	c.Report(f)
}
