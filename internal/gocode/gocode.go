// Package gocode holds what the analyzers of Go code share: what a finding is,
// and which files count. It knows no rule. The analyzers run under go vet, in
// golangci-lint and in credlint itself, so nothing here or below it may import
// a configuration library or the detector.
package gocode

import (
	"go/ast"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"
)

// Level is how bad a finding is, where that differs from its rule.
type Level uint8

const (
	Usual Level = iota // as the rule says
	Note
	Warning
	Error
)

// Finding is one judgement of an analyzer.
type Finding struct {
	Pos, End token.Pos
	// Message is one lower-case sentence without a full stop and without any
	// secret. Help says what to do.
	Message, Help string
	Level         Level
	// Life is how long what is made lives, where that is the matter. A driver
	// that knows what is allowed drops the finding by it.
	Life    time.Duration
	Related []analysis.RelatedInformation
	Fixes   []analysis.SuggestedFix
	// Secret is set where the place is the text of a credential, which no
	// report may show.
	Secret bool
}

// Result is the type of what the analyzers return: their findings, for drivers
// that can say more than a line.
var Result = reflect.TypeFor[[]Finding]()

// Reporter takes the findings of one analyzer on one package.
type Reporter struct {
	pass *analysis.Pass
	all  []Finding
	seen map[token.Pos]bool
}

// NewReporter returns a Reporter for pass.
func NewReporter(pass *analysis.Pass) *Reporter {
	return &Reporter{pass: pass, seen: make(map[token.Pos]bool)}
}

// Report takes a finding. Of several at one place the first is kept, and none
// in tests or in generated files is. In code to test against only a credential
// itself counts: what else is careless there harms nobody.
func (r *Reporter) Report(f Finding) {
	if r.seen[f.Pos] || !r.counts(f.Pos) || !f.Secret && r.Purpose(f.Pos) == Testing {
		return
	}
	r.seen[f.Pos] = true
	r.all = append(r.all, f)
	if f.Life > 0 && f.Life <= session {
		return
	}
	message := f.Message
	if f.Help != "" {
		message += "; " + f.Help
	}
	r.pass.Report(analysis.Diagnostic{Pos: f.Pos, End: f.End, Message: message, Related: f.Related, SuggestedFixes: f.Fixes})
}

// Purpose is what the code at pos is for.
func (r *Reporter) Purpose(pos token.Pos) Purpose {
	return PurposeOf(r.pass.Pkg.Path(), r.pass.Fset.Position(pos).Filename)
}

// session is the longest life that go vet accepts.
const session = 24 * time.Hour

// Findings are those that were reported.
func (r *Reporter) Findings() []Finding { return r.all }

// counts reports whether a place is in a file that somebody wrote to be run.
func (r *Reporter) counts(pos token.Pos) bool {
	for _, f := range r.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return !IsTest(r.pass.Fset.Position(f.FileStart).Filename) && !ast.IsGenerated(f)
		}
	}
	return false
}

// IsTest reports whether a Go file is only built for tests.
func IsTest(name string) bool { return strings.HasSuffix(name, "_test.go") }

// Purpose is what the code in a folder is for.
type Purpose uint8

const (
	Production Purpose = iota
	// Example is code to be read and copied: it runs, with made-up values.
	Example
	// Testing is code to test against.
	Testing
)

// PurposeOf judges by the import path of a package and a file's name. Folders
// above the module are no part of the import path, so they have no say.
func PurposeOf(pkg, file string) Purpose {
	best := Production
	for part := range strings.FieldsFuncSeq(strings.ToLower(pkg+"/"+path.Base(filepath.ToSlash(file))), separator) {
		best = max(best, purposes[part])
	}
	return best
}

func separator(c rune) bool { return c == '/' || c == '.' || c == '_' || c == '-' }

var purposes = map[string]Purpose{
	"example": Example, "examples": Example, "sample": Example, "samples": Example, "demo": Example, "demos": Example,
	"test": Testing, "tests": Testing, "testing": Testing, "testutil": Testing, "testutils": Testing, "testdata": Testing,
	"fixture": Testing, "fixtures": Testing, "mock": Testing, "mocks": Testing, "fake": Testing, "fakes": Testing,
	"e2e": Testing, "integration": Testing, "testserver": Testing, "testhelpers": Testing,
}

// Doc is an analyzer's documentation: its page without the title.
func Doc(page string) string {
	_, rest, _ := strings.Cut(page, "\n")
	return strings.TrimSpace(rest)
}

// URL is the address of a rule's page.
func URL(id string) string {
	return "https://github.com/credlint/credlint/tree/main/rules/" + strings.ReplaceAll(id, "-", "") + "#readme"
}
