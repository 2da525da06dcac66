package keyinsource

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
)

// text judges one text from the offset on.
func (j *judge) text(use flow.Use, name string, text flow.Text, from int) {
	if !text.Known() {
		return
	}
	whole := text.String()[from:]
	v := gocode.Judge(name, whole, j.Purpose(use.At.Pos()))
	for _, f := range v.Found {
		if f.Kind == credential.Literal {
			j.literal(use, text, from+f.Start, from+f.End, f.Type)
		}
	}
}

// literal reports a credential.
func (j *judge) literal(use flow.Use, text flow.Text, start, end int, typ string) {
	piece, at := text.Piece(start)
	if piece.Expr == nil {
		return
	}
	what := "a literal credential"
	if typ != "" {
		what += fmt.Sprintf(" (%s)", typ)
	}
	f := gocode.Finding{Secret: true, Help: "read it from the environment or a secrets manager at run time"}
	f.Pos, f.End = piece.Span(at, at+end-start)
	f.Message = fmt.Sprintf("%s reaches %q", what, use.Sink.Place())
	if text.Fallback {
		f.Message += ", as the fallback where the real one is not set"
		f.Help = "leave the fallback out: a program without its key has to stop"
	}
	j.report(use, f)
}

// report adds where a text is used.
func (j *judge) report(use flow.Use, f gocode.Finding) {
	f.Related = use.Elsewhere(f.Pos)
	j.Report(f)
}

// cut parts NAME=value.
func cut(text string) (name, value string, ok bool) { return strings.Cut(text, "=") }
