package gocode

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
)

// Speaks reports whether a name alone says that a credential is in it. Bare words
// do not: a parser has tokens, a cluster secrets with names, a cache keys.
func Speaks(name string) bool {
	plain := strings.ToLower(strings.ReplaceAll(name, "_", ""))
	for _, end := range endings {
		if head, ok := strings.CutSuffix(plain, end.word); ok && (head != "" || end.alone) {
			return credential.ClassifyName(name) >= credential.NameSecret
		}
	}
	return false
}

// endings are the last words of names of credentials, and whether one is a name
// by itself.
var endings = []struct {
	word  string
	alone bool
}{
	{"apikey", true}, {"token", false}, {"password", true}, {"passwd", true}, {"privatekey", true}, {"secretkey", true},
	{"secretaccesskey", true}, {"signingkey", true}, {"clientsecret", true}, {"apisecret", true}, {"appsecret", true},
	{"jwtsecret", true}, {"webhooksecret", true}, {"sharedsecret", true},
}
