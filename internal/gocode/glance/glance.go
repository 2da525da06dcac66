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
	"sync"

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
	l := &looker{
		table:   sink.Default(),
		reach:   reachOf(p),
		agent:   gocode.OfAgent(p.Module, p.Path, p.Files),
		mcp:     gocode.IsMCP(p.Files),
		imports: namesOf(p.Files),
		index:   sync.OnceValue(func() *index { return indexOf(p.Files) }),
		known:   make(map[string]bool),
		logged:  make(map[string]bool),
	}
	if l.reach.unnamed {
		return true
	}
	for _, f := range p.Files {
		l.purpose = gocode.PurposeOf(p.Path, p.Fset.Position(f.FileStart).Filename)
		ast.Inspect(f, func(n ast.Node) bool {
			if !l.worth {
				l.node(n)
			}
			return !l.worth
		})
		if l.worth {
			return true
		}
	}
	return l.logsCredential()
}

// looker looks at one package.
type looker struct {
	table      *sink.Table
	reach      reach
	agent, mcp bool
	imports    map[string][]string // the packages that the files import, by what they call them
	index      func() *index
	purpose    gocode.Purpose // of the file under the look

	// worth is set where something is enough by itself.
	worth bool
	// logged are the names of what is written to a log, and whether they speak of a
	// credential; arguments are the expressions, one for each name.
	logged    map[string]bool
	arguments []ast.Expr

	known map[string]bool // whether a name is that of a credential, as far as asked
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
