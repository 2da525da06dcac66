// Package c logs in through two requests: where the verifier is to be kept
// between them, no fix can know.
package c

import (
	"net/http"

	"golang.org/x/oauth2"
)

var config oauth2.Config

func login(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL("state"), http.StatusFound) // want `the authorization has no PKCE challenge`
}

func callback(w http.ResponseWriter, r *http.Request) {
	_, _ = config.Exchange(r.Context(), r.FormValue("code"))
}
