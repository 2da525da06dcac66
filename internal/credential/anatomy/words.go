package anatomy

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Title is what the credential is called, with an article: "a GitHub personal
// access token (classic)".
func (a *Anatomy) Title() string {
	if !a.Known() {
		return "a credential of no known kind"
	}
	return article(a.Name()) + " " + a.Name()
}

// Name is the title without the article, empty where nothing is known.
func (a *Anatomy) Name() string {
	switch {
	case !a.Known():
		return ""
	case a.Provider == "generic", strings.HasPrefix(a.Kind, a.Provider+" "):
		return lower(a.Kind)
	}
	// Microsoft Azure, and Azure OpenAI key.
	last := a.Provider[strings.LastIndexByte(a.Provider, ' ')+1:]
	if after, found := strings.CutPrefix(a.Kind, last+" "); found {
		return a.Provider + " " + lower(after)
	}
	return a.Provider + " " + lower(a.Kind)
}

// article is "an" before a vowel that is spoken as one.
func article(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	word, _, _ := strings.Cut(name, " ")
	switch {
	case word == "AWS" || word == "NVIDIA" || word == "X" || word == "HCP" || word == "npm" || word == "xAI" || word == "n8n" || word == "ngrok":
		return "an"
	case strings.HasPrefix(name, "URL") || strings.HasPrefix(name, "user") || strings.HasPrefix(name, "Uni"):
		return "a"
	case strings.ContainsRune("AEIOUaeiou", first):
		return "an"
	}
	return "a"
}

// lower writes the first word small unless it is a name such as "API".
func lower(s string) string {
	word, _, _ := strings.Cut(s, " ")
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) || unicode.IsDigit(r) {
			return s
		}
	}
	if properNouns[word] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

var properNouns = map[string]bool{
	"Bedrock": true, "Azure": true, "Jira": true, "Claude": true, "Docker": true, "Git": true, "Kubernetes": true, "Cosmos": true,
}

// Ownership says whose the credential is.
func (a *Anatomy) Ownership() string {
	switch a.Owner {
	case formats.Person:
		return "acts as the person who made it"
	case formats.Service:
		return "belongs to a service account"
	case formats.App:
		return "belongs to an app"
	case formats.Org:
		return "belongs to the organization"
	case formats.Project:
		return "belongs to a project"
	}
	return "does not tell whose it is"
}

// Reaching says what the credential may do.
func (a *Anatomy) Reaching() string {
	switch a.Reach {
	case formats.Admin:
		return "may administer everything"
	case formats.Full:
		return "may do everything that its owner can"
	case formats.ReadWrite:
		return "may read and write"
	case formats.Restricted:
		return "may do only a part of what its owner can"
	case formats.ReadOnly:
		return "may only read"
	case formats.Depends:
		return "may do what was chosen when it was made"
	}
	return "does not tell what it may do"
}

// Living says how long the credential lives.
func (a *Anatomy) Living(now time.Time) string {
	switch {
	case a.Expired(now):
		return "expired on " + Date(a.Expires)
	case !a.Expires.IsZero():
		return "expires on " + Date(a.Expires)
	case a.Endless:
		return "has no end"
	case a.Lifetime == formats.Unbounded:
		return "never expires unless set"
	case a.Lifetime == formats.Session:
		return "lives for a day at most"
	case a.Lifetime == formats.Bounded:
		return "expires on a day that its text does not tell"
	}
	return "does not tell when it expires"
}

// Date says a day.
func Date(t time.Time) string { return t.Format(time.DateOnly) }
