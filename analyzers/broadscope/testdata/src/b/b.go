// Package b has nothing to do with agents: what it asks for is its own business.
package b

import "golang.org/x/oauth2"

var _ = oauth2.Config{Scopes: []string{"https://mail.google.com/"}}
