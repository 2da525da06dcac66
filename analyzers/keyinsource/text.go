package keyinsource

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"

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
	if len(v.Found) == 0 && v.Kind != credential.Placeholder && use.Sink.Kind == sink.SigningKey && purpose != gocode.Testing {
		j.signs(use, text)
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
	f.Message = fmt.Sprintf("%s reaches %q", what, reached(use.Sink))
	if text.Fallback {
		f.Message += ", as the fallback where the real one is not set"
		f.Help = "leave the fallback out: a program without its key has to stop"
	}
	j.report(use, f)
}

// signs reports a text that is no secret, and yet is the secret with which a
// program signs: whoever reads the code can sign as well.
func (j *judge) signs(use flow.Use, text flow.Text) {
	piece, _ := text.Piece(0)
	if piece.Expr == nil || strings.TrimSpace(piece.Text) == "" || len(text.Pieces) > 1 {
		return
	}
	f := gocode.Finding{
		Level: gocode.Warning, Secret: true,
		Message: fmt.Sprintf("a constant is the signing key of %q", reached(use.Sink)),
		Help:    "whoever reads the code can sign as well: make a random key and read it at run time",
	}
	f.Pos, f.End = piece.Span(0, len(piece.Text))
	j.report(use, f)
}

// report adds where a text is used, unless that is where it stands.
func (j *judge) report(use flow.Use, f gocode.Finding) {
	at := use.At.Pos()
	if f.Pos < at || f.Pos > use.At.End() {
		f.Related = []analysis.RelatedInformation{{Pos: at, End: use.At.End(), Message: "it is used here"}}
	}
	j.Report(f)
}

// reached is what a reader of the code calls a sink.
func reached(s *sink.Sink) string { return path.Base(s.Package) + "." + s.Symbol }

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
