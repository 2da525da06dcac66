package keyinsource

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// text judges one text from the offset on.
func (j *judge) text(use flow.Use, name string, text flow.Text, from int) {
	if !text.Known() {
		return
	}
	whole := text.String()[from:]
	setting := credential.Live
	purpose := j.Purpose(use.At.Pos())
	if purpose != gocode.Production {
		setting = credential.Sample
	}
	v := credential.Judge(credential.Query{Name: name, Text: whole, Setting: setting, Matches: matches(whole)})
	for _, f := range v.Found {
		if f.Kind == credential.Literal {
			j.literal(use, text, from+f.Start, from+f.End, f.Type)
		}
	}
	if len(v.Found) == 0 && use.Sink.Kind == sink.SigningKey && purpose != gocode.Testing {
		j.signs(use, text, purpose)
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

// signs reports a text that looks like no secret, and yet is the secret with
// which a program signs. Even a placeholder counts: a program with a placeholder
// for its API key does not work, but with one for its signing key it does, and
// whoever reads the code can sign as well.
func (j *judge) signs(use flow.Use, text flow.Text, purpose gocode.Purpose) {
	piece, _ := text.Piece(0)
	if piece.Expr == nil || len(text.Pieces) > 1 || !strings.ContainsFunc(piece.Text, unicode.IsLetter) {
		return
	}
	if j.code.Imported(piece.Expr) {
		return // a mark of the library, as that for tokens without a signature
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
		f.Message += ", where the real one is not set"
	}
	f.Pos, f.End = piece.Span(0, len(piece.Text))
	j.report(use, f)
}

// report adds where a text is used.
func (j *judge) report(use flow.Use, f gocode.Finding) {
	f.Related = use.Elsewhere(f.Pos)
	j.Report(f)
}

// matches finds tokens of known formats among the words of a text.
func matches(text string) []credential.Match {
	var all []credential.Match
	at := 0
	for word := range strings.SplitSeq(text, " ") {
		if named := formats.Named(word); len(named) > 0 {
			all = append(all, credential.Match{Type: named[0].ID, Start: at, End: at + len(word)})
		}
		at += len(word) + 1
	}
	return all
}

// cut parts NAME=value.
func cut(text string) (name, value string, ok bool) { return strings.Cut(text, "=") }
