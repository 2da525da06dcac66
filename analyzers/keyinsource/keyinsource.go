// Package keyinsource finds credentials that stand in Go code and reach the
// client of a service, a signature or a request.
package keyinsource

import (
	_ "embed"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/flow"
	"github.com/credlint/credlint/internal/gocode/sink"
)

//go:embed README.md
var page string

// Analyzer is key-in-source for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "keyinsource",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("key-in-source"),
	Requires:         []*analysis.Analyzer{flow.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

var kinds = []sink.Kind{
	sink.APIKey, sink.Token, sink.Password, sink.ClientSecret, sink.SigningKey,
	sink.DSN, sink.Named, sink.Headers, sink.Env, sink.URL, sink.Server,
}

func run(pass *analysis.Pass) (any, error) {
	j := &judge{
		code:     pass.ResultOf[flow.Analyzer].(*flow.Package),
		Reporter: gocode.NewReporter(pass),
	}
	for _, use := range j.code.Uses(kinds...) {
		switch use.Sink.Kind {
		case sink.Headers:
			for _, e := range j.code.Entries(use.Value) {
				j.named(use, e.Key, e.Value)
			}
		case sink.Env:
			for _, e := range j.code.Entries(use.Value) {
				j.assignment(use, e.Value)
			}
		case sink.Named:
			j.named(use, use.Name, use.Value)
		default:
			j.value(use, use.Sink.Kind.Credential(), use.Value)
		}
	}
	j.comparisons()
	return j.Findings(), nil
}

type judge struct {
	*gocode.Reporter
	code *flow.Package
}

// named judges a value by the name that stands next to it.
func (j *judge) named(use flow.Use, name, value ast.Expr) {
	if name == nil {
		return
	}
	for _, text := range j.code.Texts(name) {
		if credential.ClassifyName(text.String()) >= credential.NameSecret {
			j.value(use, text.String(), value)
			return
		}
	}
}

// value judges the texts that may reach a sink, which a function may give.
func (j *judge) value(use flow.Use, name string, value ast.Expr) {
	for _, e := range j.code.Yields(value) {
		for _, text := range j.code.Texts(e) {
			j.text(use, name, text, 0)
		}
	}
}

// assignment judges NAME=value.
func (j *judge) assignment(use flow.Use, value ast.Expr) {
	for _, text := range j.code.Texts(value) {
		if name, _, ok := cut(text.String()); ok && credential.ClassifyName(name) >= credential.NameSecret {
			j.text(use, name, text, len(name)+1)
		}
	}
}
