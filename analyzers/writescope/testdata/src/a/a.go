// Package a asks for what writes, for tools that models use.
package a

import (
	"github.com/google/go-github/github"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/modelcontextprotocol/go-sdk/oauthex"
	gitlab "gitlab.com/gitlab-org/api/client-go"
	"golang.org/x/oauth2"
	endpoints "golang.org/x/oauth2/github"
)

func clients(extra []string) {
	_ = oauth2.Config{Endpoint: endpoints.Endpoint, Scopes: []string{"read:org", "repo", "gist"}} // want `the program asks for what writes: "repo", "gist"`
	_ = oauth2.Config{Endpoint: endpoints.Endpoint, Scopes: append(extra, "read:org")}
	_ = transport.OAuthConfig{PKCEEnabled: true, Scopes: []string{"tickets.read", "tickets.write"}} // want `what writes: "tickets.write"`
	_ = oauthex.ClientRegistrationMetadata{Scope: "openid tickets.read tickets.write"}              // want `what writes: "tickets.write"`
	_ = github.AuthorizationRequest{Scopes: []github.Scope{github.ScopeReadOrg, github.ScopeRepo}}  // want `what writes: "repo"`
}

func tokens() {
	_ = gitlab.CreateProjectAccessTokenOptions{
		Scopes: &[]string{"read_api", "write_repository"}, // want `what writes: "write_repository"`
	}
	_ = github.InstallationPermissions{
		Contents:     github.Ptr("write"), // want `what writes: "contents:write", "issues:write"`
		Issues:       github.Ptr("write"),
		PullRequests: github.Ptr("read"),
	}
}
