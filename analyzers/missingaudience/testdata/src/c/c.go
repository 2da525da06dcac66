// Package c has nothing to do with MCP: whose tokens it takes is its own
// affair, unless it takes any.
package c

import (
	golang "github.com/golang-jwt/jwt"
	"github.com/lestrrat-go/jwx/jwt"
)

func verify(text string, keys func(*golang.Token) (any, error)) error {
	_, err := golang.Parse(text, keys)
	return err
}

func loose(text []byte) error {
	_, err := jwt.Parse(text, jwt.WithVerify(false)) // want `"jwt.WithVerify" makes the program accept tokens that anybody can make up`
	_, _ = jwt.Parse(text, jwt.WithVerify(true))
	return err
}

func expired(text string, keys func(*golang.Token) (any, error)) {
	_, _ = golang.NewParser(golang.WithoutClaimsValidation()).Parse(text, keys) // want `"jwt.WithoutClaimsValidation" makes the program accept tokens that have expired`
}

// Who only reads a token accepts none.
func show(text string) {
	_, _, _ = golang.NewParser(golang.WithoutClaimsValidation()).ParseUnverified(text, golang.MapClaims{})
}
