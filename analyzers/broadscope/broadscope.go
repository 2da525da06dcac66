// Package broadscope finds Go code of agents that asks for scopes which allow
// everything, or to administer.
package broadscope

import (
	_ "embed"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/reach"
)

//go:embed README.md
var page string

// Analyzer is broad-scope for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "broadscope",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("broad-scope"),
	Requires:         []*analysis.Analyzer{reach.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	r := gocode.NewReporter(pass)
	for _, ask := range pass.ResultOf[reach.Analyzer].([]reach.Ask) {
		if ask.Unset != "" {
			r.Report(gocode.Finding{
				Pos: ask.At.Pos(), End: ask.At.End(), Level: gocode.Warning,
				Message: fmt.Sprintf("the token that is made here may do everything, because %q does not limit it", ask.Unset),
				Help:    "name the permissions that the task needs, and begin with what reads",
			})
			continue
		}
		if broad := ask.Of(scopes.Level.Broad); len(broad) > 0 {
			r.Report(finding(broad))
		}
	}
	return r.Findings(), nil
}

// finding is a warning where nothing but memory says that the scopes are broad.
func finding(broad []reach.Scope) gocode.Finding {
	f := reach.Finding(broad, "the program asks for what administers: %s")
	if slices.ContainsFunc(broad, func(s reach.Scope) bool { return s.Level == scopes.Full }) {
		f = reach.Finding(broad, "the program asks for everything: %s")
	}
	if !slices.ContainsFunc(broad, func(s reach.Scope) bool { return s.Sure }) {
		f.Level = gocode.Warning
	}
	return f
}
