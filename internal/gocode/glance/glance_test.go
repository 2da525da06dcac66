package glance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"github.com/credlint/credlint/internal/gocode/stub"
)

// worth looks at a package of one file.
func worth(t *testing.T, text string) bool {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "svc/a.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return Package{Path: "svc", Fset: fset, Files: []*ast.File{f}}.Worth()
}

// What a package is let go for, and what it is not.
func TestWorth(t *testing.T) {
	for text, want := range map[string]bool{
		`import "fmt"; func f(err error) error { return fmt.Errorf("token: %w", err) }`:                                                 false,
		`import "fmt"; func f(authToken string) { fmt.Println(authToken) }`:                                                             true,
		`import "fmt"; const secretKey = "name"; func f() { fmt.Println(secretKey) }`:                                                   false,
		`import ("fmt"; "os"); func f() { v := os.Getenv("API_TOKEN"); fmt.Println(v) }`:                                                true,
		`import ("fmt"; "os"); func f() { v := os.Getenv("PORT"); fmt.Println(v) }`:                                                     false,
		`import ("fmt"; "net/http"); func f(r *http.Request) { h := r.Header; fmt.Println(h) }`:                                         true,
		`import ("fmt"; "net/http"); func f(r *http.Request) { h := r.Header.Get("Accept"); fmt.Println(h) }`:                           false,
		`import "net/http"; func f(h http.Header) { h.Set("Content-Type", "q7Gm2xTn9Lw4Rb8Zc5Vd") }`:                                    false,
		`import "net/http"; func f(h http.Header, key string) { h.Set("X-Api-Key", key) }`:                                              false,
		`import "net/http"; func g() { f(nil, "q7Gm2xTn9Lw4Rb8Zc5Vd") }; func f(h http.Header, key string) { h.Set("X-Api-Key", key) }`: true,
		`import "net/http"; const name = "X-Api-Key"; func f(h http.Header) { h.Set(name, "q7Gm2xTn9Lw4Rb8Zc5Vd") }`:                    true,
		`import "net/http"; import "example.com/names"; func f(h http.Header) { h.Set(names.Key, "q7Gm2xTn9Lw4Rb8Zc5Vd") }`:             false,
		`import "github.com/slack-go/slack"; var c = slack.New(keys.slack); var keys = struct{ slack string }{"q7Gm2xTn9Lw4Rb8Zc5Vd"}`:  true,
		`import . "github.com/slack-go/slack"; var c = New(k)`:                                                                          true,
		`func f(token string) bool { return token == "q7Gm2xTn9Lw4Rb8Zc5Vd" }`:                                                          true,
		`func f(token string) bool { return token == "" }`:                                                                              false,
	} {
		if got := worth(t, "package svc\n"+text); got != want {
			t.Errorf("%t for\n%s", got, text)
		}
	}
}

// What has a speaking type in a stub has one of its names.
func TestSpeaking(t *testing.T) {
	for path, names := range speaking {
		own, _ := stub.HeadOf(path)
		for _, from := range stub.Paths() {
			head, _ := stub.HeadOf(from)
			if from != path && !slices.Contains(head.Imports, path) {
				continue
			}
			text, _ := stub.Source(from)
			f, err := parser.ParseFile(token.NewFileSet(), from, text, 0)
			if err != nil {
				t.Fatal(err)
			}
			is := func(typ ast.Expr) bool { return isType(typ, own.Name, names[0], from == path) }
			ast.Inspect(f, func(n ast.Node) bool {
				for _, name := range having(n, is) {
					if !slices.Contains(names, name) && name != "Clone" {
						t.Errorf("%s of %s is of the type %s.%s", name, from, own.Name, names[0])
					}
				}
				return true
			})
		}
	}
}

// having are the names that a node declares to be or to give back a type.
func having(n ast.Node, is func(ast.Expr) bool) []string {
	var all []string
	switch n := n.(type) {
	case *ast.FuncDecl:
		if gives(n.Type, is) {
			return []string{n.Name.Name}
		}
	case *ast.StructType:
		for _, field := range n.Fields.List {
			if is(field.Type) || gives(field.Type, is) {
				for _, name := range field.Names {
					all = append(all, name.Name)
				}
			}
		}
	case *ast.InterfaceType:
		for _, method := range n.Methods.List {
			if gives(method.Type, is) {
				all = append(all, method.Names[0].Name)
			}
		}
	case *ast.ValueSpec:
		if is(n.Type) || gives(n.Type, is) {
			all = append(all, n.Names[0].Name)
		}
	}
	return all
}

func gives(typ ast.Expr, is func(ast.Expr) bool) bool {
	fn, ok := typ.(*ast.FuncType)
	return ok && fn.Results != nil && slices.ContainsFunc(fn.Results.List, func(f *ast.Field) bool { return is(f.Type) })
}

// isType reports whether a type is one of a package, a pointer to it, or a list of
// it.
func isType(typ ast.Expr, pkg, name string, own bool) bool {
	switch typ := typ.(type) {
	case *ast.StarExpr:
		return isType(typ.X, pkg, name, own)
	case *ast.ArrayType:
		return isType(typ.Elt, pkg, name, own)
	case *ast.SelectorExpr:
		id, ok := typ.X.(*ast.Ident)
		return ok && id.Name == pkg && typ.Sel.Name == name
	case *ast.Ident:
		return own && typ.Name == name
	}
	return false
}
