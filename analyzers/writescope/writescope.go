// Package writescope finds Go code of agents that asks for scopes which write.
package writescope

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/reach"
)

//go:embed README.md
var page string

// Analyzer is write-scope for Go.
var Analyzer = &analysis.Analyzer{
	Name:             "writescope",
	Doc:              gocode.Doc(page),
	URL:              gocode.URL("write-scope"),
	Requires:         []*analysis.Analyzer{reach.Analyzer},
	Run:              run,
	ResultType:       gocode.Result,
	RunDespiteErrors: true,
}

func run(pass *analysis.Pass) (any, error) {
	r := gocode.NewReporter(pass)
	for _, ask := range pass.ResultOf[reach.Analyzer].([]reach.Ask) {
		if list := ask.Of(writes); len(list) > 0 {
			r.Report(reach.Finding(list, "the program asks for what writes: %s"))
		}
	}
	return r.Findings(), nil
}

// writes leaves out what is broader: that is for broad-scope.
func writes(l scopes.Level) bool { return l == scopes.Write }
