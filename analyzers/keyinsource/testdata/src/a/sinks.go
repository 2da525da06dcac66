// Package a hands constants to SDKs in the ways that people do.
package a

import (
	"database/sql"
	"net/http"
	"net/url"
	"os"
	"os/exec"

	"github.com/anthropics/anthropic-sdk-go/option"
	"github.com/golang-jwt/jwt"
	"github.com/google/go-github/github"
	vault "github.com/hashicorp/vault/api"
	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/stripe/stripe-go"
	"golang.org/x/oauth2"
)

func sinks(c *vault.Client, gh *github.Client) {
	_ = option.WithAPIKey("q7Gm2xTn9Lw4Rb8Zc5Vd") // want `a literal credential reaches "option.WithAPIKey"`
	c.SetToken("q7Gm2xTn9Lw4Rb8Zc5Vd")            // want `a literal credential reaches "api.Client.SetToken"`
	gh.WithAuthToken("q7Gm2xTn9Lw4Rb8Zc5Vd")      // want `reaches "github.Client.WithAuthToken"`
	stripe.Key = "q7Gm2xTn9Lw4Rb8Zc5Vd"           // want `reaches "stripe-go.Key"`
	_ = &oauth2.Config{
		ClientID:     "q7Gm2xTn9Lw4Rb8Zc5Vd",
		ClientSecret: "q7Gm2xTn9Lw4Rb8Zc5Vd", // want `reaches "oauth2.Config.ClientSecret"`
	}
	var conf oauth2.Config
	conf.ClientSecret = "q7Gm2xTn9Lw4Rb8Zc5Vd" // want `reaches "oauth2.Config.ClientSecret"`

	_ = transport.WithHTTPHeaders(map[string]string{
		"Accept":        "q7Gm2xTn9Lw4Rb8Zc5Vd",
		"Authorization": "Bearer q7Gm2xTn9Lw4Rb8Zc5Vd", // want `reaches "transport.WithHTTPHeaders"`
	})
	_, _ = client.NewStdioMCPClient("crm-mcp", []string{"HOME=/root", "CRM_TOKEN=q7Gm2xTn9Lw4Rb8Zc5Vd"}) // want `reaches "client.NewStdioMCPClient"`

	cmd := exec.Command("crm-mcp")
	cmd.Env = append(os.Environ(), "CRM_TOKEN=q7Gm2xTn9Lw4Rb8Zc5Vd") // want `reaches "exec.Cmd.Env"`

	_, _ = sql.Open("pgx", "postgres://app:q7Gm2xTn9Lw4@db.corp.net/app") // want `reaches "sql.Open"`
	_, _ = sql.Open("pgx", "postgres://app@db.corp.net/app")
	_, _ = sql.Open("pgx", "postgres://postgres:postgres@localhost/app")
	_ = url.UserPassword("app", "q7Gm2xTn9Lw4Rb8Zc5Vd") // want `reaches "url.UserPassword"`

	req, _ := http.NewRequest("GET", "https://api.example.net", nil)
	req.Header.Set("Authorization", "Bearer q7Gm2xTn9Lw4Rb8Zc5Vd") // want `reaches "http.Header.Set"`
	req.Header.Set("Accept", "q7Gm2xTn9Lw4Rb8Zc5Vd")
	req.SetBasicAuth("app", "q7Gm2xTn9Lw4Rb8Zc5Vd") // want `reaches "http.Request.SetBasicAuth"`
}

// A key is a credential for signatures as well. What looks like none is
// constant-signing-key's.
func sign(token *jwt.Token) {
	_, _ = token.SignedString([]byte("q7Gm2xTn9Lw4Rb8Zc5Vd")) // want `a literal credential reaches "jwt.Token.SignedString"`
	_, _ = token.SignedString([]byte("your-secret-key"))
}

// An address with a credential in it.
func addresses() {
	_ = option.WithBaseURL("https://app:q7Gm2xTn9Lw4Rb8Zc5Vd@gateway.corp.net")            // want `reaches "option.WithBaseURL"`
	_, _ = client.NewSSEMCPClient("https://mcp.corp.net/sse?api_key=q7Gm2xTn9Lw4Rb8Zc5Vd") // want `reaches "client.NewSSEMCPClient"`
	_, _ = client.NewSSEMCPClient("https://mcp.corp.net/sse?page=q7Gm2xTn9Lw4Rb8Zc5Vd")
}

// A password that is the same for everybody.
func admitted(token, kind string, r *http.Request) bool {
	if r.Header.Get("X-Kind") == kind && kind == "d2Va6lGb4Zk8Er3Ns9Ju" {
		return false
	}
	return token == "e3Wb7mHc5Al9Fs4Ot1Kv" || token != "identifier" && "f4Xc8nId6Bm1Gt5Pu2Lw" == token // want `"token" is compared with a literal credential` `"token" is compared with a literal credential`
}

// What waits to be filled in, and what the environment gives, is silent.
func silent(c *vault.Client, key string) {
	_ = option.WithAPIKey("your-api-key")
	_ = option.WithAPIKey("")
	_ = option.WithAPIKey(os.Getenv("ANTHROPIC_API_KEY"))
	_ = option.WithAPIKey(key)
	c.SetToken("<token>")
	http.DefaultClient.Get("https://api.example.net")
}
