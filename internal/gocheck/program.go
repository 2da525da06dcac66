package gocheck

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"

	"github.com/credlint/credlint/internal/gocode/glance"
	"github.com/credlint/credlint/internal/source"
)

// program is one package with its types, as far as they are known.
type program struct {
	fset  *token.FileSet
	files []*file
	pkg   *types.Package
	// module is the path of the module, empty where it is not known.
	module string
	info   *types.Info
}

// parse reads the packages in a folder. A file that does not parse gives what
// could be read.
func parse(files []*source.File) []*program {
	fset := token.NewFileSet()
	var parsed []*file
	for _, f := range files {
		mode := parser.SkipObjectResolution
		if bytes.Contains(f.Content, generated) {
			mode |= parser.ParseComments
		}
		syntax, _ := parser.ParseFile(fset, f.Path, f.Content, mode)
		if syntax == nil || syntax.Name == nil {
			continue
		}
		if ast.IsGenerated(syntax) {
			hollow(syntax)
		}
		parsed = append(parsed, &file{f, syntax})
	}
	var all []*program
	for _, group := range byPackage(parsed) {
		all = append(all, &program{fset: fset, files: group})
	}
	return all
}

// generated stands in the comment by which generated code is known. Where it does
// not, nobody asks for comments.
var generated = []byte("DO NOT EDIT")

// hollow drops the bodies of functions. Generated code is there for what it
// declares; nobody is to mend it.
func hollow(f *ast.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			fn.Body = nil
		}
	}
}

// worth reports whether an analyzer may find anything, before the types are known.
func (p *program) worth() bool {
	look := glance.Package{Path: p.path(), Module: p.module, Fset: p.fset, Files: p.syntax()}
	return look.Worth()
}

// path stands for the import path: the folder says as much of what the code is for.
func (p *program) path() string { return path.Dir(p.files[0].Path) }

// typecheck finds out the types. What is wrong or missing in the code is none
// of a linter's business, so every error is passed over.
func (p *program) typecheck(stubs types.Importer) {
	p.info = &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}
	config := types.Config{
		Importer:                 stubs,
		Error:                    func(error) {},
		FakeImportC:              true,
		DisableUnusedImportCheck: true,
	}
	p.pkg, _ = config.Check(p.path(), p.fset, p.syntax(), p.info)
}

func (p *program) syntax() []*ast.File {
	all := make([]*ast.File, len(p.files))
	for i, f := range p.files {
		all[i] = f.syntax
	}
	return all
}

// at is the file and the bytes of a place in the code.
func (p *program) at(pos, end token.Pos) (*file, source.Span) {
	for _, f := range p.files {
		if f.syntax.FileStart <= pos && pos <= f.syntax.FileEnd {
			return f, source.Span{Start: int(pos - f.syntax.FileStart), End: int(max(pos, end) - f.syntax.FileStart)}
		}
	}
	return nil, source.Span{}
}
