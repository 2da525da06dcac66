// Package a asks for all there is, for tools that models use.
package a

import (
	"context"

	"github.com/google/go-github/github"
	vault "github.com/hashicorp/vault/api"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
	"golang.org/x/oauth2/google"
	"google.golang.org/api/option"
)

var _ mcp.CallToolRequest

const everything = "https://www.googleapis.com/auth/drive" // want `the program asks for everything: "https://www.googleapis.com/auth/drive"`

func clients(ctx context.Context, scope string) {
	_ = oauth2.Config{Scopes: []string{"openid", everything}}
	_ = oauth2.Config{Scopes: []string{"https://www.googleapis.com/auth/drive.readonly", scope}}
	_ = clientcredentials.Config{Scopes: []string{"https://graph.microsoft.com/.default"}}
	_, _ = google.DefaultClient(ctx, "https://www.googleapis.com/auth/cloud-platform") // want `asks for everything`
	_ = option.WithScopes("https://www.googleapis.com/auth/admin.directory.user")      // want `the program asks for what administers: "https://www.googleapis.com/auth/admin.directory.user"`
}

func tokens(ctx context.Context, gh *github.AppsService, id int64, names []string) {
	_ = vault.TokenCreateRequest{TTL: "1h", Policies: []string{"root"}} // want `asks for everything: "root"`
	_ = vault.TokenCreateRequest{TTL: "1h", Policies: []string{"agent-read"}}

	_, _, _ = gh.CreateInstallationToken(ctx, id, nil)                                                            // want `may do everything, because "AppsService.CreateInstallationToken" does not limit it`
	_, _, _ = gh.CreateInstallationToken(ctx, id, &github.InstallationTokenOptions{Repositories: names})          // want `because "Permissions" does not limit it`
	_, _, _ = gh.CreateInstallationToken(ctx, id, &github.InstallationTokenOptions{Permissions: permissions(id)}) // what is in there is judged where it stands
}

func permissions(int64) *github.InstallationPermissions {
	return &github.InstallationPermissions{
		Contents:       github.Ptr("read"),
		Administration: github.Ptr("write"), // want `administers: "administration:write"`
	}
}
