// Package glance tells by syntax alone that no analyzer can find anything in a
// package. Types are what a look at a package costs most for, and most packages that
// are looked at because they call fmt.Errorf or set a header can be let go without.
//
// It follows texts as package flow does, but by names: what two things of one name
// take, it takes for one. So it errs on one side only, and where names do not tell,
// the package is worth the look. What an analyzer learns to find has to become worth
// a look here as well.
package glance

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// Package is a package without its types. Path is the import path, and Module that
// of the module, empty where it is not known.
type Package struct {
	Path, Module string
	Fset         *token.FileSet
	Files        []*ast.File
}

// Worth reports whether an analyzer may find anything in the package.
func (p Package) Worth() bool {
	reach := reachOf(p)
	if reach.unnamed {
		return true
	}
	l := &looker{
		Package:  p,
		table:    sink.Default(),
		reach:    reach,
		agent:    gocode.OfAgent(p.Module, p.Path, p.Files),
		mcp:      gocode.IsMCP(p.Files),
		imports:  namesOf(p.Files),
		index:    indexOf(p.Files),
		known:    make(map[string]bool),
		purposes: make(map[string]gocode.Purpose),
		logged:   make(map[string]bool),
	}
	return slices.ContainsFunc(l.index.selections, l.mentioned) || l.calls() ||
		slices.ContainsFunc(l.index.composites, l.composed) ||
		slices.ContainsFunc(l.index.assignments, l.assigned) ||
		slices.ContainsFunc(l.index.comparisons, func(b *ast.BinaryExpr) bool { return l.compared(b.X, b.Y) || l.compared(b.Y, b.X) }) ||
		l.logsCredential()
}

// looker looks at one package.
type looker struct {
	Package
	table      *sink.Table
	reach      reach
	agent, mcp bool
	imports    map[string][]string // the packages that the files import, by what they call them
	index      *index
	// What was asked already: whether a name is that of a credential, and what the
	// code of a file is for.
	known    map[string]bool
	purposes map[string]gocode.Purpose
	// logged are the names of what is written to a log, and whether they speak of a
	// credential; arguments are the expressions.
	logged    map[string]bool
	arguments []ast.Expr
}

// purpose is what the code of the file is for in which a node stands.
func (l *looker) purpose(n ast.Node) gocode.Purpose {
	name := l.Fset.Position(n.Pos()).Filename
	purpose, asked := l.purposes[name]
	if !asked {
		purpose = gocode.PurposeOf(l.Path, name)
		l.purposes[name] = purpose
	}
	return purpose
}

// secret reports whether a name is that of a credential.
func (l *looker) secret(name string) bool {
	is, asked := l.known[name]
	if !asked {
		is = credential.ClassifyName(name) >= credential.NameSecret
		l.known[name] = is
	}
	return is
}
