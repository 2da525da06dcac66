// Package b logs in from a terminal, so that both halves of the flow stand in one
// function.
package b

import (
	"context"
	"fmt"

	auth "golang.org/x/oauth2"
)

func login(ctx context.Context, c *auth.Config) (*auth.Token, error) {
	if c.ClientID == "" {
		return nil, nil
	}
	url := c.AuthCodeURL("state", auth.AccessTypeOffline) // want `the authorization has no PKCE challenge`
	fmt.Println("open", url)
	var code string
	if _, err := fmt.Scan(&code); err != nil {
		return nil, err
	}
	return c.Exchange(ctx, code)
}
