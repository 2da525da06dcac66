// Package a logs too much.
package a

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"go.uber.org/zap"
	"golang.org/x/oauth2"
)

type config struct {
	APIKey    string
	TokenType string
	MaxTokens int
}

func write(c config, r *http.Request, t *oauth2.Token, logger *slog.Logger, accessToken string) error {
	log.Printf("key %s", c.APIKey)                    // want `the credential in "APIKey" is written by "log.Printf"`
	log.Println("token: " + accessToken)              // want `the credential in "accessToken" is written by "log.Println"`
	slog.Info("request", "headers", r.Header)         // want `a header with its credentials is written by "slog.Info"`
	logger.Debug("login", "token", t)                 // want `a token with all its parts is written by "slog.Logger.Debug"`
	slog.Info("login", slog.String("t", accessToken)) // want `is written by "slog.String"`
	_ = zap.String("token", t.AccessToken)            // want `the credential in "AccessToken" is written by "zap.String"`
	fmt.Println(os.Getenv("GITHUB_TOKEN"))            // want `the credential in the variable "GITHUB_TOKEN" is written by "fmt.Println"`

	log.Printf("%s/%d: %s", r.Host, 1, accessToken) // want `the credential in "accessToken"`
	log.Printf("%d %%/ %s", 1, accessToken)         // want `the credential in "accessToken"`
	header := r.Header.Get("Authorization")
	return fmt.Errorf("bad header %q", header) // want `the credential in the header "Authorization" is written by "fmt.Errorf"`
}

func silent(c config, token string, r *http.Request, accessToken string) {
	log.Printf("unexpected token %q", token)
	log.Printf("%s %d", c.TokenType, c.MaxTokens)
	log.Printf("token %s, %d bytes", mask(accessToken), len(accessToken))
	log.Printf("token ends in %s", accessToken[len(accessToken)-4:])
	slog.Info("request", "agent", r.Header.Get("User-Agent"), "home", os.Getenv("HOME"))
	fmt.Println("set API_KEY first")
	log.Printf("no key %q in the secret %s/%s: %v", "tls.key", namespace, etcdClientSecret, os.ErrNotExist)
	log.Printf("cannot read %s", os.Getenv("GOOGLE_APPLICATION_CREDENTIALS"))
}

var namespace, etcdClientSecret string

func mask(string) string { return "***" }
