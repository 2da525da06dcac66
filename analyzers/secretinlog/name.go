package secretinlog

import (
	"fmt"
	"go/ast"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/gocode/sink"
)

// origin says what credential a call reads, or nothing: an environment variable
// that is called like one, or the header that holds one. CREDENTIALS are a file,
// as those of Google are.
func (c *checker) origin(call *ast.CallExpr) string {
	place, ok := sink.Called(c.code.Info, call)
	if !ok || len(call.Args) != 1 {
		return ""
	}
	for _, t := range c.code.Texts(call.Args[0]) {
		name := t.String()
		switch {
		case place == sink.Place{Package: "os", Symbol: "Getenv"} && credential.ClassifyName(name) >= credential.NameSecret && !strings.HasSuffix(name, "CREDENTIALS"):
			return fmt.Sprintf("the credential in the variable %q", name)
		case place == sink.Place{Package: "net/http", Symbol: "Header.Get"} && strings.EqualFold(name, "Authorization"):
			return fmt.Sprintf("the credential in the header %q", name)
		}
	}
	return ""
}

// placed reports whether a format puts its argument i behind a slash and another
// argument: "secret %s/%s" is the namespace and the name of one.
func placed(call *ast.CallExpr, i int) bool {
	for k, arg := range call.Args[:i] {
		format, ok := ast.Unparen(arg).(*ast.BasicLit)
		if !ok || !strings.Contains(format.Value, "%") {
			continue
		}
		parts := strings.Split(strings.ReplaceAll(format.Value, "%%", ""), "%")
		n := i - k // the verb of the argument begins part n
		return n >= 2 && n < len(parts) && len(parts[n-1]) == 2 && strings.HasSuffix(parts[n-1], "/")
	}
	return false
}
