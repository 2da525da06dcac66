// Package b is a part of an MCP server that checks audiences.
package b

import (
	"github.com/coreos/go-oidc/oidc"
	"github.com/golang-jwt/jwt"
	"github.com/modelcontextprotocol/go-sdk/auth"
)

var config = oidc.Config{SkipClientIDCheck: true} // it is checked below

func verify(text, self string, keys func(*jwt.Token) (any, error)) (*auth.TokenInfo, error) {
	_, err := jwt.Parse(text, keys, jwt.WithAudience(self))
	return nil, err
}
