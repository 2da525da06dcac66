package flow_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode/flow"
)

// Whatever the code, following its texts ends, each text has its pieces inside
// the file, and nothing panics: not in code that goes round in circles, is
// broken, or has no types.
func FuzzFlow(f *testing.F) {
	f.Add("package a\nvar x = y\nvar y = \"a\" + x\nfunc g(a string) string { return g(a + x) }\nvar z = g(g(y))")
	f.Add("package a\nimport \"fmt\"\nvar x = fmt.Sprintf(\"%s%[1]s%\", fmt.Sprintf)\ntype t struct{ t *t; s []t }\nvar v = t{nil, []t{{}}}")
	f.Add("package a\nfunc f(a ...string) { a = append(a, f...); a[0], b := f(a...); m := map[string]any{a: b}; m[a] = m }")
	f.Add("package a\nimport \"time\"\nvar d = time.Now().AddDate(d, 1<<62, -1).Unix() + 1<<63")
	f.Add("package a\nconst (a = iota + b; b)\nfunc (f f) f() f { return func() f { return f } }")
	f.Fuzz(func(t *testing.T, text string) {
		pass := check(t, text)
		if pass == nil {
			return
		}
		result, err := flow.Analyzer.Run(pass)
		if err != nil {
			t.Fatal(err)
		}
		follow(t, result.(*flow.Package), pass.Files[0])
	})
}

// check parses and type-checks as well as it goes.
func check(t *testing.T, text string) *analysis.Pass {
	t.Helper()
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "a.go", text, parser.SkipObjectResolution)
	if file == nil || file.Name == nil {
		return nil
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection), Implicits: make(map[ast.Node]types.Object), Instances: make(map[*ast.Ident]types.Instance),
	}
	config := types.Config{Error: func(error) {}, FakeImportC: true}
	pkg, ok := typed(config, fset, file, info)
	if !ok {
		return nil
	}
	return &analysis.Pass{Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}
}

// typed checks types; a panic of the type checker is none of ours.
func typed(config types.Config, fset *token.FileSet, file *ast.File, info *types.Info) (pkg *types.Package, ok bool) {
	defer func() { ok = recover() == nil }()
	pkg, _ = config.Check("a", fset, []*ast.File{file}, info)
	return pkg, true
}

func follow(t *testing.T, p *flow.Package, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		for _, text := range p.Texts(e) {
			for _, piece := range text.Pieces {
				if piece.Expr == nil {
					continue
				}
				if pos, end := piece.Span(0, len(piece.Text)); pos < file.FileStart || end < pos || end > file.FileEnd {
					t.Errorf("a piece of %d bytes from %d to %d", len(piece.Text), pos, end)
				}
			}
		}
		p.Entries(e)
		p.Literals(e)
		p.Life(e)
		p.Yields(e)
		p.Reaches(e, func(ast.Expr) bool { return false })
		if call, ok := e.(*ast.CallExpr); ok {
			p.Variadic(call, 0)
		}
		return true
	})
}
