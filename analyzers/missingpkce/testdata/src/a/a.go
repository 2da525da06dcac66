// Package a logs in with and without PKCE.
package a

import (
	"context"
	"net/url"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/authhandler"
)

func bare(c *oauth2.Config) string {
	return c.AuthCodeURL("state", oauth2.AccessTypeOffline) // want `the authorization has no PKCE challenge`
}

func spread(c *oauth2.Config, hint string) string {
	opts := []oauth2.AuthCodeOption{oauth2.AccessTypeOffline}
	opts = append(opts, oauth2.SetAuthURLParam("login_hint", hint))
	return c.AuthCodeURL("state", opts...) // want `the authorization has no PKCE challenge`
}

func plain(c *oauth2.Config, verifier string) string {
	return c.AuthCodeURL("state",
		oauth2.SetAuthURLParam("code_challenge", verifier),
		oauth2.SetAuthURLParam("code_challenge_method", "plain")) // want `the PKCE method is "plain"`
}

func challenged(ctx context.Context, c *oauth2.Config, code string) (*oauth2.Token, error) {
	verifier := oauth2.GenerateVerifier()
	_ = c.AuthCodeURL("state", oauth2.S256ChallengeOption(verifier))
	if code == "" {
		return c.Exchange(ctx, code) // want `exchanged without the verifier`
	}
	// Another kind of grant than that of a code.
	if code == "jwt" {
		return c.Exchange(ctx, "", oauth2.SetAuthURLParam("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"))
	}
	return c.Exchange(ctx, code, oauth2.VerifierOption(verifier))
}

// What comes from a caller may well hold the challenge.
func passed(c *oauth2.Config, opts ...oauth2.AuthCodeOption) string {
	return c.AuthCodeURL("state", opts...)
}

func built(c *oauth2.Config, verifier string) string {
	opts := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(verifier)}
	return c.AuthCodeURL("state", append(opts, oauth2.AccessTypeOffline)...)
}

func clients(on bool) []any {
	var later transport.OAuthConfig
	return []any{
		client.OAuthConfig{ClientID: "id"},                        // want `PKCE is off unless "PKCEEnabled" is set`
		transport.OAuthConfig{ClientID: "id", PKCEEnabled: false}, // want `PKCE is off unless "PKCEEnabled" is set`
		transport.OAuthConfig{ClientID: "id", PKCEEnabled: true},
		transport.OAuthConfig{ClientID: "id", PKCEEnabled: on},
		transport.OAuthConfig{},
		later,
	}
}

func handled(ctx context.Context, c *oauth2.Config, h func(string) (string, string, error)) oauth2.TokenSource {
	return authhandler.TokenSource(ctx, c, "state", h) // want `"authhandler.TokenSource" runs the flow without PKCE`
}

type config struct{ PKCE, Plain bool }

func byHand() string {
	q := url.Values{}
	q.Set("response_type", "code") // want `the authorization has no PKCE challenge`
	q.Set("client_id", "id")
	return q.Encode()
}

func bySwitch(c config, challenge string) string {
	q := url.Values{}
	q.Set("response_type", "code")
	if c.PKCE && challenge != "" { // want `only if "PKCE" is set, which is off by default`
		q.Set("code_challenge", challenge)
	}
	return q.Encode()
}

func unlessSwitch(c config, challenge string) string {
	q := url.Values{}
	q.Set("response_type", "code")
	if !c.Plain {
		q.Set("code_challenge", challenge)
	}
	return q.Encode()
}
