package missingpkce

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// protect makes a verifier before the flow and hands it to both of its halves.
// It does so only where they stand in one function and the package has no other
// flow: elsewhere the verifier has to be kept between two requests, and only the
// program's author knows where.
func (c *checker) protect(f *ast.File, call *ast.CallExpr) []analysis.SuggestedFix {
	if len(c.asked) != 1 || len(c.traded) != 1 || !extensible(call) || !extensible(c.traded[0]) {
		return nil
	}
	oauth := c.packageName(f)
	before, block := statement(f, call)
	trade := c.traded[0]
	if oauth == "" || before == nil || trade.Pos() < call.End() || block.End() < trade.End() || mentions(f, verifier) {
		return nil
	}
	indent := strings.Repeat("\t", c.fset.Position(before.Pos()).Column-1)
	return []analysis.SuggestedFix{{
		Message: "add PKCE to the flow",
		TextEdits: []analysis.TextEdit{
			insert(before.Pos(), verifier+" := "+oauth+".GenerateVerifier()\n"+indent),
			insert(call.Rparen, ", "+oauth+".S256ChallengeOption("+verifier+")"),
			insert(trade.Rparen, ", "+oauth+".VerifierOption("+verifier+")"),
		},
	}}
}

// extensible reports whether an argument can be put at the end of a call: it
// spreads no list, and its parenthesis does not stand on a line of its own.
func extensible(call *ast.CallExpr) bool {
	return !call.Ellipsis.IsValid() && len(call.Args) > 0 && call.Rparen == call.Args[len(call.Args)-1].End()
}

// verifier is the name of the variable that a fix adds.
const verifier = "verifier"

func insert(at token.Pos, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: at, End: at, NewText: []byte(text)}
}

// packageName is what a file calls x/oauth2, or nothing.
func (c *checker) packageName(f *ast.File) string {
	for _, i := range f.Imports {
		switch {
		case sink.Unversioned(strings.Trim(i.Path.Value, "\"`")) != "golang.org/x/oauth2":
		case i.Name == nil:
			return "oauth2"
		case token.IsIdentifier(i.Name.Name) && i.Name.Name != "_":
			return i.Name.Name
		}
	}
	return ""
}

// statement is the one in a list of statements in which a call stands, with the
// block of that list.
func statement(f *ast.File, call *ast.CallExpr) (ast.Stmt, *ast.BlockStmt) {
	var at ast.Stmt
	var block *ast.BlockStmt
	ast.PreorderStack(f, nil, func(n ast.Node, stack []ast.Node) bool {
		if n != ast.Node(call) {
			return true
		}
		for i := len(stack) - 2; i >= 0; i-- {
			if b, ok := stack[i].(*ast.BlockStmt); ok {
				at, block = stack[i+1].(ast.Stmt), b
				break
			}
		}
		return false
	})
	return at, block
}

// mentions reports whether a file has a name.
func mentions(f *ast.File, name string) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name
		return !found
	})
	return found
}
