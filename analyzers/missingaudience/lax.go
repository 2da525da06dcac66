package missingaudience

import (
	"go/ast"
	"go/token"
	"strings"
)

// laxity is what a way to turn a check off leads to.
type laxity struct {
	accepts string
	// audience is set where the check is one that a program may well do itself.
	audience bool
	// value is set where the mention of a name is the way.
	value bool
	// unless is what a function calls that reads tokens without accepting them.
	unless string
}

// laxities are the ways of the table's places, by their symbols.
var laxities = map[string]laxity{
	"WithoutClaimsValidation":                          {accepts: "tokens that have expired", audience: true, unless: "ParseUnverified"},
	"UnsafeAllowNoneSignatureType":                     {accepts: "tokens that nobody has signed", value: true},
	"RequireBearerTokenOptions.AllowMissingExpiration": {accepts: "tokens that never expire"},
	"Config.SkipClientIDCheck":                         {accepts: "tokens that were issued for any other service", audience: true},
	"Config.SkipExpiryCheck":                           {accepts: "tokens that have expired"},
	"Config.InsecureSkipSignatureCheck":                {accepts: "tokens that anybody can make up"},
	"ParseInsecure":                                    {accepts: "tokens that anybody can make up"},
	"WithVerify":                                       {accepts: "tokens that anybody can make up"},
	"WithValidate":                                     {accepts: "tokens that have expired", audience: true},
}

// calls reports whether the function that a place stands in calls a method of
// that name.
func (c *checker) calls(at ast.Node, method string) bool {
	found := false
	for _, f := range c.files {
		for _, d := range f.Decls {
			if method == "" || d.Pos() > at.Pos() || at.Pos() >= d.End() {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				found = found || ok && sel.Sel.Name == method
				return !found
			})
		}
	}
	return found
}

// mentionsAudience reports whether a file speaks of audiences, in a name or as
// the claim.
func mentionsAudience(f *ast.File) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			found = found || strings.Contains(strings.ToLower(n.Name), "audience")
		case *ast.BasicLit:
			found = found || n.Kind == token.STRING && strings.Trim(n.Value, "\"`") == "aud"
		}
		return !found
	})
	return found
}
