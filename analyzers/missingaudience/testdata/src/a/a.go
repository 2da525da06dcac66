// Package a is a part of an MCP server and knows of no audience.
package a

import (
	"context"
	"net/http"

	"github.com/coreos/go-oidc/oidc"
	"github.com/golang-jwt/jwt"
	"github.com/modelcontextprotocol/go-sdk/auth"
)

func verify(ctx context.Context, text string, key []byte) error {
	keys := func(*jwt.Token) (any, error) { return key, nil }
	_, err := jwt.Parse(text, keys) // want `"jwt.Parse" accepts tokens that were issued for any other service`
	return err
}

func lax(next http.Handler) []any {
	return []any{
		auth.RequireBearerToken(nil, &auth.RequireBearerTokenOptions{AllowMissingExpiration: true}), // want `accept tokens that never expire`
		auth.RequireBearerToken(nil, &auth.RequireBearerTokenOptions{AllowMissingExpiration: false}),
		oidc.Config{SkipClientIDCheck: true},          // want `accept tokens that were issued for any other service`
		oidc.Config{InsecureSkipSignatureCheck: true}, // want `accept tokens that anybody can make up`
		oidc.Config{ClientID: "id"},
		jwt.UnsafeAllowNoneSignatureType, // want `accept tokens that nobody has signed`
	}
}
