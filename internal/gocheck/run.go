package gocheck

import (
	"go/types"
	"os"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/source"
)

// runner runs analyzers on one package, each once and after those that it
// requires.
type runner struct {
	*program
	results  map[*analysis.Analyzer]any
	problems []source.Problem
}

// findings are those of one analyzer.
func (r *runner) findings(a *analysis.Analyzer) []gocode.Finding {
	all, _ := r.result(a).([]gocode.Finding)
	return all
}

func (r *runner) result(a *analysis.Analyzer) any {
	if result, done := r.results[a]; done {
		return result
	}
	inputs := make(map[*analysis.Analyzer]any)
	for _, needed := range a.Requires {
		inputs[needed] = r.result(needed)
	}
	var result any
	r.guard("analyzer "+a.Name, func() (err error) {
		result, err = a.Run(r.pass(a, inputs))
		return err
	})
	r.results[a] = result
	return result
}

func (r *runner) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	return &analysis.Pass{
		Analyzer: a, Fset: r.fset, Files: r.syntax(), Pkg: r.pkg, TypesInfo: r.info,
		TypesSizes: types.SizesFor("gc", "amd64"), Module: &analysis.Module{Path: r.module},
		ResultOf: inputs, Report: func(analysis.Diagnostic) {}, ReadFile: os.ReadFile,
	}
}

// guard runs step. An error or a panic is a problem of the package; the value
// of a panic is dropped, for it may quote the code.
func (r *runner) guard(who string, step func() error) (ok bool) {
	problem := func(what string) {
		r.problems = append(r.problems, source.Problem{Path: r.files[0].Path, Message: what})
	}
	defer func() {
		if recover() != nil {
			problem(who + " failed on this package; please report it")
			ok = false
		}
	}()
	if err := step(); err != nil {
		problem(who + " broke: " + source.HideOpaque(err.Error()))
		return false
	}
	return true
}
