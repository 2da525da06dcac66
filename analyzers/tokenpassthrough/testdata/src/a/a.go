// Package a is an MCP server that passes tokens on.
package a

import (
	"context"
	"net/http"
	"os"
	"strings"

	"github.com/google/go-github/github"
	"github.com/mark3labs/mcp-go/mcp"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

type key struct{}

type otherKey struct{}

func withToken(ctx context.Context, token string) context.Context {
	return context.WithValue(ctx, key{}, token)
}

func fromRequest(ctx context.Context, r *http.Request) context.Context {
	ctx = context.WithValue(ctx, otherKey{}, r.Header.Get("User-Agent"))
	return withToken(ctx, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
}

func tokenOf(ctx context.Context) (string, bool) {
	token, ok := ctx.Value(key{}).(string)
	return token, ok
}

func tool(ctx context.Context) {
	token, _ := tokenOf(ctx)
	fetch(ctx, token)
}

func fetch(ctx context.Context, token string) {
	req, _ := http.NewRequestWithContext(ctx, "GET", "https://api.example.net", nil)
	req.Header.Set("Authorization", "Bearer "+token) // want `is passed on to another service through "http.Header.Set"`
	agent, _ := ctx.Value(otherKey{}).(string)
	req.Header.Set("Authorization", agent)
	req.Header.Set("X-Trace", token)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("API_TOKEN"))
}

func direct(extra *sdk.RequestExtra, c *github.Client, r mcp.CallToolRequest) {
	c.WithAuthToken(extra.Header.Get("Authorization")) // want `through "github.Client.WithAuthToken"`
	c.WithAuthToken(r.Header.Get("Authorization"))     // want `through "github.Client.WithAuthToken"`
	c.WithAuthToken(r.Header.Get("X-GitHub-Token"))
}

// A request that stays inside is none to another service.
func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Authorization", strings.TrimSpace(r.Header.Get("Authorization")))
		next.ServeHTTP(w, r)
	})
}

// The header of a request that goes out comes from nobody.
type transport struct{}

func (transport) RoundTrip(r *http.Request) (*http.Response, error) {
	again := r.Clone(r.Context())
	again.Header.Set("Authorization", r.Header.Get("Authorization"))
	return http.DefaultTransport.RoundTrip(again)
}
