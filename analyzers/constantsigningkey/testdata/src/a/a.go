// Package a signs with what stands in it.
package a

import (
	"os"

	"github.com/golang-jwt/jwt"
	"github.com/gorilla/sessions"
)

// A program signs with any text, be it ever so little of a secret.
func sign(token *jwt.Token) (string, error) {
	return token.SignedString([]byte("the tickets of this office")) // want `a constant is the signing key of "jwt.Token.SignedString"`
}

var placeholder = []byte("your-secret-key") // want `a constant is the signing key of "jwt.Token.SignedString"`

func signWithPlaceholder(token *jwt.Token) (string, error) { return token.SignedString(placeholder) }

func signWith(token *jwt.Token) (string, error) {
	return token.SignedString([]byte(getEnv("JWT_SECRET", "change-me"))) // want `signing key of "jwt.Token.SignedString", where the real one is not set`
}

// Who checks tokens with a constant accepts those that anybody makes.
func checks(text string) {
	_, _ = jwt.Parse(text, func(*jwt.Token) (any, error) {
		return []byte("a word"), nil // want `a constant is the signing key of "jwt.Parse"`
	})
	_, _ = jwt.Parse(text, keyOfOffice)
	_ = sessions.NewCookieStore([]byte("something-very-secret")) // want `a constant is the signing key of "sessions.NewCookieStore"`
	_ = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
}

// What says that there is no key, and what is no text at all.
func unsigned(token *jwt.Token) {
	_, _ = token.SignedString(jwt.UnsafeAllowNoneSignatureType)
	_, _ = token.SignedString([]byte("{}"))
}

func keyOfOffice(*jwt.Token) (any, error) {
	return []byte("the office"), nil // want `a constant is the signing key of "jwt.Parse"`
}

// What is only there while the real one is not.
func signWithStopgap(token *jwt.Token) (string, error) {
	secret := os.Getenv("JWT_SECRET")
	if secret == "" {
		secret = "the office at home" // want `signing key of "jwt.Token.SignedString", where the real one is not set`
	}
	return token.SignedString([]byte(secret))
}

// What looks like a credential is key-in-source's.
func signWithKey(token *jwt.Token) (string, error) {
	return token.SignedString([]byte("q7Gm2xTn9Lw4Rb8Zc5Vd"))
}

func getEnv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}
