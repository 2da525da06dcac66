// Package gocheck is the driver for Go code: it runs the analyzers of rules
// over the packages of a repository.
//
// It is fast because it looks at few packages and asks nobody. A package is
// loaded where one of its files imports something that handles credentials and
// names what does so (see Wants). It is type-checked by itself: what it imports
// is a stub (package stub) or nothing, and what cannot be resolved is left
// open. So a run needs no Go toolchain, no network, and no code that compiles.
package gocheck

import (
	"context"
	"go/ast"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Checker checks packages. It is safe for concurrent use.
type Checker struct {
	stubs   *importer
	marks   func() map[string]mark // made for the first Go file
	modules *modules
	// alone is held while a large folder is checked, so that memory is that of one.
	alone sync.Mutex
}

// large is the size of folders, in bytes, from which on they are checked one at a
// time. Hardly any is larger, so nobody waits for long.
const large = 200 << 10

// New returns a Checker.
func New() *Checker {
	return &Checker{stubs: newImporter(), marks: sync.OnceValue(marks), modules: newModules()}
}

// Check runs the analyzers of the rules over packages, each given as its files
// (the non-test Go files of one folder), and lets go of each when it is done. What
// breaks is a problem of the file, and the rest goes on. The findings are in the
// order of the packages.
func (c *Checker) Check(ctx context.Context, folders [][]*source.File, rules []*lint.Rule, policy lint.Policy) ([]lint.Finding, []source.Problem) {
	if rules = withAnalyzer(rules); len(rules) == 0 {
		return nil, nil
	}
	outcomes := make([]outcome, len(folders))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(folders)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(folders) {
					return
				}
				outcomes[i] = c.folder(folders[i], rules, policy)
				folders[i] = nil
			}
		})
	}
	workers.Wait()
	var all outcome
	for _, o := range outcomes {
		all.findings = append(all.findings, o.findings...)
		all.problems = append(all.problems, o.problems...)
	}
	return all.findings, all.problems
}

// outcome is what one folder gave.
type outcome struct {
	findings []lint.Finding
	problems []source.Problem
}

// folder checks the packages in one folder: as a rule one, but a folder of
// scripts may hold several.
func (c *Checker) folder(files []*source.File, rules []*lint.Rule, policy lint.Policy) outcome {
	if size(files) >= large {
		c.alone.Lock()
		defer c.alone.Unlock()
	}
	var out outcome
	for _, p := range parse(files) {
		p.module = c.modules.of(p.files[0].Path)
		if p.worth() {
			out.check(p, c.stubs, rules, policy)
		}
	}
	return out
}

func (o *outcome) check(p *program, stubs *importer, rules []*lint.Rule, policy lint.Policy) {
	r := &runner{program: p}
	if r.guard("the type checker", func() error { p.typecheck(stubs); return nil }) {
		o.run(p, rules, policy)
	}
	o.problems = append(o.problems, r.problems...)
}

// run runs the rules' analyzers on a package that has its types.
func (o *outcome) run(p *program, rules []*lint.Rule, policy lint.Policy) {
	r := &runner{program: p, results: make(map[*analysis.Analyzer]any)}
	for _, rule := range rules {
		for _, f := range r.findings(rule.Analyzer) {
			if f.Life == 0 || f.Life > policy.MaxTTL {
				o.findings = append(o.findings, p.finding(rule, f))
			}
		}
	}
	o.problems = append(o.problems, r.problems...)
}

func size(files []*source.File) int {
	n := 0
	for _, f := range files {
		n += len(f.Content)
	}
	return n
}

func withAnalyzer(rules []*lint.Rule) []*lint.Rule {
	var all []*lint.Rule
	for _, r := range rules {
		if r.Analyzer != nil {
			all = append(all, r)
		}
	}
	return all
}

// byPackage groups files by the package that they say they belong to.
func byPackage(files []*file) [][]*file {
	var groups [][]*file
	known := map[string]int{}
	for _, f := range files {
		i, ok := known[f.syntax.Name.Name]
		if !ok {
			i = len(groups)
			known[f.syntax.Name.Name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// file is one file of a package.
type file struct {
	*source.File
	syntax *ast.File
}
